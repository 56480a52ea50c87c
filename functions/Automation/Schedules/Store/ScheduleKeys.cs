namespace PreviewForge.Functions.Automation.Schedules.Store;

/// <summary>Members of a record of <c>schedules.json</c>. The first group is what other applications wrote and read; the second is ours.</summary>
internal static class ScheduleKeys
{
    public const string Id = "id";
    public const string Name = "name";
    public const string TriggerType = "trigger_type";
    public const string TriggerValue = "trigger_value";
    public const string LibraryId = "library_id";
    public const string LibraryIds = "library_ids";
    public const string LibraryName = "library_name";
    public const string ServerId = "server_id";
    public const string Config = "config";
    public const string Enabled = "enabled";
    public const string CreatedAt = "created_at";
    public const string LastRun = "last_run";
    public const string NextRun = "next_run";
    public const string Priority = "priority";
    public const string StopTime = "stop_time";

    public const string Timezone = "timezone";
    public const string Anchor = "anchor";
    public const string HandledUntil = "handled_until";
    public const string LastSkip = "last_skip";
    public const string Occurrence = "occurrence";
    public const string Reason = "reason";

    public const string Cron = "cron";
    public const string Interval = "interval";
}
