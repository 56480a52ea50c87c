using PreviewForge.GpuRunner.Extraction.Ebml;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Matroska;

/// <summary>
/// Finds when a file starts, as ffmpeg counts: the earliest of the first timestamps of its video and audio tracks. It is shown as time zero.
/// </summary>
internal static class FileStart
{
    private const int MaxBlocks = 64;

    /// <param name="window">The file.</param>
    /// <param name="cluster">Where its first cluster begins.</param>
    /// <param name="tracks">All of its tracks.</param>
    /// <param name="scale">How long a tick is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>In ticks; below zero where a codec needs a run-up. Very late when nothing is found.</returns>
    public static async ValueTask<long> FindAsync(
        EbmlWindow window, long cluster, IReadOnlyList<TrackEntry> tracks, TimestampScale scale, CancellationToken cancellationToken)
    {
        var delays = new Dictionary<long, long>();
        foreach (var track in tracks.Where(track => track.Type is TrackEntry.VideoType or TrackEntry.AudioType))
        {
            delays[track.Number] = DelayTicks(track, scale);
        }

        var earliest = long.MaxValue;
        var walk = await ClusterWalk.OpenAsync(window, cluster, cancellationToken);
        for (var i = 0; i < MaxBlocks && !IsSettled(earliest, delays); i++)
        {
            if (await walk.NextAsync(cancellationToken) is not { } block)
            {
                break;
            }

            if (delays.Remove(block.Track, out var delay))
            {
                earliest = Math.Min(earliest, block.Ticks - delay);
            }
        }

        return earliest;
    }

    /// <summary>No track whose first block was not seen can start earlier.</summary>
    private static bool IsSettled(long earliest, Dictionary<long, long> unseen) => unseen.Count is 0 || earliest <= -unseen.Values.Max();

    private static long DelayTicks(TrackEntry track, TimestampScale scale) =>
        (long)Math.Min(long.MaxValue / 4, Math.Round((double)track.CodecDelay / scale.Nanoseconds, MidpointRounding.AwayFromZero));
}
