namespace PreviewForge.Functions.Settings.Backups;

/// <summary>Which backups there are.</summary>
public sealed class BackupInventory(ManagedFiles files)
{
    /// <summary>Every managed file with its backups, newest first.</summary>
    public IReadOnlyList<ManagedFileView> List() => [.. ManagedFiles.Names.Select(View)];

    private ManagedFileView View(string name)
    {
        string live = files.PathOf(name);
        double? liveTime = File.Exists(live) ? Seconds(live) : null;
        List<BackupView> backups =
        [
            .. BackupFile.Of(live)
                .Select(backup => new BackupView(backup.Name, backup.Path, backup.StampText, Seconds(backup.Path), backup.IsLegacy))
                .OrderByDescending(backup => backup.Mtime)
                .ThenByDescending(backup => backup.Filename, StringComparer.Ordinal),
        ];
        return new ManagedFileView(name, live, liveTime, backups, backups.Count > 0, backups.FirstOrDefault()?.Mtime > liveTime);
    }

    private static double Seconds(string path) => (File.GetLastWriteTimeUtc(path) - DateTime.UnixEpoch).TotalSeconds;
}

/// <summary>A managed file on the wire.</summary>
/// <param name="Name">Without its folder.</param>
/// <param name="LivePath">Absolute.</param>
/// <param name="LiveMtime">Seconds since 1970; null when the file is not there.</param>
/// <param name="Backups">Newest first.</param>
/// <param name="HasBak">True when there is any.</param>
/// <param name="BakNewer">True when the newest is newer than the file itself, which only somebody else can have brought about.</param>
public sealed record ManagedFileView(string Name, string LivePath, double? LiveMtime, IReadOnlyList<BackupView> Backups, bool HasBak, bool BakNewer);

/// <summary>A backup on the wire.</summary>
/// <param name="Filename">Without its folder; this is what a restore names.</param>
/// <param name="Path">Absolute.</param>
/// <param name="Timestamp"><c>YYYYMMDD-HHMMSS</c>, UTC; null for the old single one.</param>
/// <param name="Mtime">Seconds since 1970.</param>
/// <param name="Legacy">True for the old single one.</param>
public sealed record BackupView(string Filename, string Path, string? Timestamp, double Mtime, bool Legacy);
