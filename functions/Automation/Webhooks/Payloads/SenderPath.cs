namespace PreviewForge.Functions.Automation.Webhooks.Payloads;

/// <summary>Spelling of paths that any system may have written.</summary>
internal static class SenderPath
{
    /// <summary>As Linux has it, in bytes there, in characters here.</summary>
    private const int MaxLength = 4096;

    private const string Unc = "//";

    /// <summary>
    /// With slashes, without <c>.</c>, <c>..</c>, doubled and trailing slashes. A Windows path keeps its drive (<c>D:/tv/a.mkv</c>) or its server
    /// (<c>//nas/tv/a.mkv</c>), and loses the prefix of long paths (<c>\\?\</c>).
    /// </summary>
    /// <returns>Null for what is no absolute path of a file or folder: blank, relative, a root, a device, too long, or with a null character.</returns>
    public static string? Normalize(string? path)
    {
        string text = path?.Trim() ?? "";
        if (text.Length is 0 or > MaxLength || text.Contains('\0'))
        {
            return null;
        }

        if (IsPlain(text))
        {
            return text;
        }

        string slashed = text.Replace('\\', '/');
        return text.StartsWith(@"\\", StringComparison.Ordinal) ? NormalizeShare(slashed) : NormalizeLocal(slashed);
    }

    /// <summary>A file in a folder; null unless the folder is an absolute path and the rest names something.</summary>
    public static string? Join(string? folder, string? relative)
        => relative?.Trim('/', '\\', ' ') is { Length: > 0 } rest && Normalize(folder) is { } start ? Normalize($"{start}/{rest}") : null;

    /// <summary>The last segment of a path in the normal form.</summary>
    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>Nearly all are, and then nothing need be made.</summary>
    private static bool IsPlain(string text) => text is ['/', not '/', ..] && text[^1] != '/' && !text.Contains('\\')
        && !text.Contains("//", StringComparison.Ordinal) && !text.Contains("/.", StringComparison.Ordinal);

    private static string? NormalizeLocal(string slashed) => slashed switch
    {
        ['/', ..] => Collapse("/", slashed, 0),
        [var drive, ':', '/', .. var rest] when char.IsAsciiLetter(drive) => Collapse(slashed[..3], rest, 0),
        _ => null,
    };

    private static string? NormalizeShare(string slashed)
    {
        if (slashed.StartsWith("//?/", StringComparison.Ordinal))
        {
            string extended = slashed[4..];
            return extended.StartsWith("UNC/", StringComparison.OrdinalIgnoreCase) ? Share(extended[4..]) : extended.StartsWith('/') ? null : NormalizeLocal(extended);
        }

        return slashed.StartsWith("//./", StringComparison.Ordinal) ? null : Share(slashed);
    }

    /// <summary>Server and share stay, however often a path goes up.</summary>
    private static string? Share(string slashed) => Collapse(Unc, slashed, 2);

    /// <param name="root">What the result begins with.</param>
    /// <param name="rest">The segments, with slashes.</param>
    /// <param name="kept">How many of the first segments belong to the root; without them it is no path.</param>
    private static string? Collapse(string root, string rest, int kept)
    {
        var segments = new List<string>();
        foreach (string segment in rest.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == ".." && segments.Count > kept)
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ("." or ".."))
            {
                segments.Add(segment);
            }
        }

        return segments.Count > 0 && segments.Count >= kept ? root + string.Join('/', segments) : null;
    }
}
