namespace PreviewForge.GpuRunner.Extraction.Indexing.Matroska;

/// <summary>
/// Chooses the video by the rule that holds for what ffprobe describes (<see cref="Media.FfprobeReport"/>): the default track, then the
/// largest picture, then the first. Cover art is an attachment in Matroska, never a track.
/// </summary>
internal static class VideoChoice
{
    /// <exception cref="WrongIndexException">There is none, or keyframes can't be taken out of it.</exception>
    public static TrackEntry Best(IReadOnlyList<TrackEntry> tracks)
    {
        var best = tracks
            .Where(track => track is { Type: TrackEntry.VideoType, Number: > 0, Width: > 0, Height: > 0 })
            .OrderByDescending(track => track.IsDefault)
            .ThenByDescending(track => (long)track.Width * track.Height)
            .FirstOrDefault() ?? throw new WrongIndexException("The file holds no video track.");
        return WhyNot(best) is { } reason ? throw new WrongIndexException(reason) : best;
    }

    private static string? WhyNot(TrackEntry video) => video switch
    {
        { CodecId: "" } => "The video has no codec id.",
        { IsEncrypted: true } => "The video is encrypted.",
        { HasSegmentTicks: false } or { CodecDelay: not 0 } => "The video has a clock of its own.",
        { IsCompressed: true } when MatroskaCodec.NameOf(video.CodecId, video.CodecPrivate.Span) is "hevc" =>
            "The container has compressed the HEVC video, whose keyframes must be seen to be put together.",
        _ => null,
    };
}
