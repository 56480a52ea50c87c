using System.Globalization;

namespace PreviewForge.Previews.Naming;

/// <summary>Emby's place for a BIF: beside the video, as <c>{name}-{width}-{interval}.bif</c>.</summary>
public static class EmbySidecarName
{
    private const string Extension = ".bif";

    /// <summary><c>/m/Foo (2024).mkv</c>, 320, 10 s → <c>/m/Foo (2024)-320-10.bif</c>.</summary>
    /// <param name="mediaPath">Absolute path of the video; only its last extension is dropped.</param>
    /// <param name="width">Width of a picture.</param>
    /// <param name="interval">Time between two pictures.</param>
    public static string For(string mediaPath, PreviewWidth width, Interval interval)
    {
        var (folder, stem) = MediaPath.Split(mediaPath);
        return Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{stem}-{width.Pixels}-{interval.Seconds}{Extension}"));
    }

    /// <summary>
    /// The name, less extension, of the video that a sidecar belongs to; null for a file that isn't named like a sidecar.
    /// </summary>
    public static string? OwnerStem(string fileName)
    {
        if (!fileName.EndsWith(Extension, StringComparison.Ordinal))
        {
            return null;
        }

        var stem = fileName.AsSpan(0, fileName.Length - Extension.Length);
        return TryDropNumber(ref stem) && TryDropNumber(ref stem) && stem.Length > 0 ? stem.ToString() : null;
    }

    private static bool TryDropNumber(ref ReadOnlySpan<char> stem)
    {
        var dash = stem.LastIndexOf('-');
        var number = stem[(dash + 1)..];
        if (dash < 0 || number.IsEmpty || number.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        stem = stem[..dash];
        return true;
    }
}
