namespace PreviewForge.Functions.Automation.Schedules.Timing;

/// <summary>A run of a schedule that did not happen.</summary>
/// <param name="Occurrence">When it should have.</param>
/// <param name="Reason">Why it did not, for people.</param>
public sealed record SkippedRun(DateTimeOffset Occurrence, string Reason);
