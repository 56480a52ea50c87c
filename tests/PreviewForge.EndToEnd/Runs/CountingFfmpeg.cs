namespace PreviewForge.EndToEnd.Runs;

/// <summary>A stand-in for ffmpeg that notes each start that makes pictures, and then is ffmpeg.</summary>
internal sealed class CountingFfmpeg
{
    private readonly string _notes;

    public CountingFfmpeg(string folder)
    {
        _notes = Path.Combine(folder, "starts");
        Environment = FfmpegStandIn.Environment(folder, $"echo started >>'{_notes}'");
    }

    public IReadOnlyDictionary<string, string> Environment { get; }

    /// <summary>Starts since the last time that this was asked.</summary>
    public int TakeStarts()
    {
        var starts = File.Exists(_notes) ? File.ReadAllLines(_notes).Length : 0;
        File.Delete(_notes);
        return starts;
    }
}
