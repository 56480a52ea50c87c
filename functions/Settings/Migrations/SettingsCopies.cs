using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.Settings.Backups;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Settings.Migrations;

/// <summary>Copies of the settings around a migration.</summary>
public sealed class SettingsCopies(AppFolders folders, RollingBackups backups, ILogger<SettingsCopies> logger)
{
    private const int RandomLength = 32;

    /// <summary>An ordinary backup.</summary>
    internal Task KeepAsync(byte[]? content, JsonObject settings, CancellationToken cancellationToken)
        => backups.KeepAsync(folders.SettingsFile, content, settings, cancellationToken);

    /// <summary>
    /// A copy for the way back, under a name that is never pruned: <c>settings.json.before-schema-13.bak</c>, with a number when there is another one.
    /// </summary>
    /// <returns>Its absolute path.</returns>
    /// <exception cref="IOException">It can't be made, and then nothing must be migrated.</exception>
    internal async Task<string> KeepForeverAsync(byte[] content, CancellationToken cancellationToken)
    {
        string path = PathOf("");
        for (int number = 2; File.Exists(path) && !(await File.ReadAllBytesAsync(path, cancellationToken)).AsSpan().SequenceEqual(content); number++)
        {
            path = PathOf($"-{number}");
        }

        if (!File.Exists(path))
        {
            await AtomicFile.WriteAsync(path, content, cancellationToken);
            logger.LogInformation("Settings copied to {Copy} before their schema changes", path);
        }

        return path;
    }

    /// <summary>A save that was killed leaves a file behind that holds all secrets.</summary>
    internal void SweepUnfinished()
    {
        string folder = folders.Config;
        foreach (string path in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "settings.json*.tmp") : [])
        {
            string random = Path.GetExtension(Path.GetFileNameWithoutExtension(path)).TrimStart('.');
            if (random.Length == RandomLength && random.All(char.IsAsciiHexDigitLower))
            {
                File.Delete(path);
            }
        }
    }

    private string PathOf(string number) => $"{folders.SettingsFile}.before-schema-{SettingsSchema.Current}{number}.bak";
}
