namespace PreviewForge.Functions.Automation.Schedules;

/// <summary>Paths below <c>/api/schedules</c>. An id is kept apart from its literal neighbour by a constraint: the official host takes the first that fits.</summary>
internal static class ScheduleRoutes
{
    public const string All = "api/schedules";

    public const string Recover = "api/schedules/recover_from_backup";

    public const string One = "api/schedules/{id:regex(^(?!(recover_from_backup)$))}";

    public const string Run = $"{One}/run";

    public const string Enable = $"{One}/enable";

    public const string Disable = $"{One}/disable";
}
