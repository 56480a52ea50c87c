using PreviewForge.Previews.Publishing;

namespace PreviewForge.Previews.Freshness;

/// <summary>
/// Which file it was: taken before the pictures are made, compared before they are published, and kept in the journal.
/// </summary>
/// <param name="Path">Absolute path as it was opened. Informative: the same file may be seen under several mounts.</param>
/// <param name="Size">Bytes.</param>
/// <param name="ModifiedNs">
/// Time of last modification in nanoseconds since 1970-01-01 UTC. .NET gives it in steps of 100 ns.
/// </param>
public sealed record SourceFingerprint(string Path, long Size, long ModifiedNs)
{
    /// <summary>Whole seconds since 1970-01-01 UTC, rounded down, as older journals hold it.</summary>
    public long ModifiedSeconds => Math.DivRem(ModifiedNs, 1_000_000_000) is var (seconds, rest) && rest < 0 ? seconds - 1 : seconds;

    /// <summary>Null when there is no such file.</summary>
    public static SourceFingerprint? Take(IFileSystem files, string path) =>
        files.Stat(path) is { IsDirectory: false } file ? new SourceFingerprint(path, file.Length, file.ModifiedNs) : null;

    /// <summary>True when size and time of modification are the same; the path doesn't count.</summary>
    public bool IsSameFile(SourceFingerprint other) => Size == other.Size && ModifiedNs == other.ModifiedNs;
}
