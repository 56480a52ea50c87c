using System.Globalization;

namespace PreviewForge.Functions.Settings.Backups;

/// <summary>A copy that was made of a file before a save.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Stamp">When it was made (UTC); null for the single <c>.bak</c> of old versions.</param>
internal sealed record BackupFile(string Path, DateTimeOffset? Stamp)
{
    private const string StampFormat = "yyyyMMdd-HHmmss";

    private const string Suffix = ".bak";

    public string Name => System.IO.Path.GetFileName(Path);

    public bool IsLegacy => Stamp is null;

    /// <summary>The time as it is in the name.</summary>
    public string? StampText => Stamp?.ToString(StampFormat, CultureInfo.InvariantCulture);

    /// <summary>The name of a backup of a file at a time.</summary>
    public static string PathFor(string live, DateTimeOffset at) => $"{live}.{at.ToUniversalTime().ToString(StampFormat, CultureInfo.InvariantCulture)}{Suffix}";

    /// <summary>The backups of a file, newest name first, the old single one last. Copies with other names are none of ours to list or prune.</summary>
    /// <exception cref="IOException">The folder can't be listed.</exception>
    public static IReadOnlyList<BackupFile> Of(string live)
    {
        string folder = System.IO.Path.GetDirectoryName(live)!;
        return !Directory.Exists(folder)
            ? []
            : [
                .. Directory.EnumerateFiles(folder, $"{System.IO.Path.GetFileName(live)}*{Suffix}")
                    .Select(path => Parse(live, path))
                    .OfType<BackupFile>()
                    .OrderByDescending(backup => backup.Stamp ?? DateTimeOffset.MinValue),
            ];
    }

    private static BackupFile? Parse(string live, string path)
    {
        if (path == live + Suffix)
        {
            return new BackupFile(path, null);
        }

        string middle = path[live.Length..^Suffix.Length].TrimStart('.');
        return DateTimeOffset.TryParseExact(middle, StampFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset stamp)
            && path == PathFor(live, stamp)
            ? new BackupFile(path, stamp)
            : null;
    }
}
