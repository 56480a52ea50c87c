namespace PreviewForge.Cli.Preview;

/// <summary>How far a job is, for display.</summary>
/// <param name="StatusLine">What the job does, for a person.</param>
/// <param name="Done">Videos with an outcome.</param>
/// <param name="Total">Videos; 0 until they are counted.</param>
/// <param name="Failed">Videos whose outcome is a failure.</param>
/// <param name="Rate">Videos a second, begun ones counted by their share.</param>
/// <param name="Remaining">Estimate; null when there is nothing to estimate from.</param>
/// <param name="Files">Videos in hand.</param>
internal sealed record JobSnapshot(
    string StatusLine, int Done, int Total, int Failed, double Rate, TimeSpan? Remaining, IReadOnlyList<FileSnapshot> Files)
{
    /// <summary>Share of the whole, 0 to 1.</summary>
    public double Share => Total == 0 ? 0 : Math.Min(1, (Done + Files.Sum(file => file.Share)) / Total);
}

/// <param name="Name">File name of the video.</param>
/// <param name="Share">0 to 1.</param>
/// <param name="Speed">Such as <c>12.3x</c>: seconds of video per second.</param>
/// <param name="Remaining">Estimate; null when there is nothing to estimate from.</param>
internal sealed record FileSnapshot(string Name, double Share, string Speed, TimeSpan? Remaining);
