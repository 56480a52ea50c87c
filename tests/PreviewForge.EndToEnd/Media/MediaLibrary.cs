using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace PreviewForge.EndToEnd.Media;

/// <summary>Makes the files of the catalogue once, into a cache beside the built tests, and copies them for a test.</summary>
internal static class MediaLibrary
{
    private static readonly SemaphoreSlim Making = new(1);

    /// <summary>A folder of its own with the files, all of the same age.</summary>
    public static async Task<string> CopyToAsync(string folder, IEnumerable<MediaFile> files, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in files)
        {
            var copy = Path.Combine(folder, file.Name);
            File.Copy(await CachedAsync(file, cancellationToken), copy);
            File.SetLastWriteTimeUtc(copy, new DateTime(2024, 5, 6, 7, 8, 9, DateTimeKind.Utc));
        }

        return folder;
    }

    private static async Task<string> CachedAsync(MediaFile file, CancellationToken cancellationToken)
    {
        var recipe = string.Join('\0', [file.Name, $"{file.KeptPercent} {file.IsHeldUpright}", .. file.Arguments]);
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(recipe)))[..16];
        var cached = Path.Combine(AppContext.BaseDirectory, "media", key + Path.GetExtension(file.Name));
        await Making.WaitAsync(cancellationToken);
        try
        {
            if (!File.Exists(cached))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(cached)!);
                await MakeAsync(file, cached, cancellationToken);
            }
        }
        finally
        {
            Making.Release();
        }

        return cached;
    }

    private static async Task MakeAsync(MediaFile file, string path, CancellationToken cancellationToken)
    {
        var temporary = Path.Combine(Path.GetDirectoryName(path)!, "making-" + Path.GetFileName(path));
        if (file.Arguments.Count > 0)
        {
            await EncodeAsync([.. file.Arguments, temporary], cancellationToken);
        }
        else
        {
            await File.WriteAllTextAsync(temporary, file.Name.StartsWith("empty", StringComparison.Ordinal) ? "" : "Not a video.\n", cancellationToken);
        }

        if (file.IsHeldUpright)
        {
            Mp4Rotation.Apply(temporary);
        }

        await using (var stream = File.OpenWrite(temporary))
        {
            stream.SetLength(stream.Length * file.KeptPercent / 100);
        }

        File.Move(temporary, path);
    }

    private static async Task EncodeAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var ffmpeg = Process.Start(
            new ProcessStartInfo("ffmpeg", ["-nostdin", "-loglevel", "error", "-y", .. arguments]) { RedirectStandardError = true })!;
        var said = await ffmpeg.StandardError.ReadToEndAsync(cancellationToken);
        await ffmpeg.WaitForExitAsync(cancellationToken);
        Assert.True(ffmpeg.ExitCode == 0, said);
    }
}
