namespace PreviewForge.Functions.Automation.Schedules.Store;

/// <summary>What <c>schedules.json</c> holds.</summary>
/// <param name="Schedules">Those that can be run, in the order of the file; empty when the file can't be read.</param>
/// <param name="Status">Whether it could be read, and what was left out.</param>
public sealed record ScheduleList(IReadOnlyList<Schedule> Schedules, LoadStatus Status);
