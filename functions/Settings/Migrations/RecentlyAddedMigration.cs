using System.Globalization;
using System.Text.Json.Nodes;

namespace PreviewForge.Functions.Settings.Migrations;

/// <summary>Schema 4: the scanner for new items became schedules, one for each of its libraries.</summary>
internal sealed class RecentlyAddedMigration : ISettingsMigration
{
    private const string Enabled = "recently_added_enabled";
    private const string Interval = "recently_added_interval_minutes";
    private const string Lookback = "recently_added_lookback_hours";
    private const string Libraries = "recently_added_libraries";
    private const string Name = "Recently Added Scanner";

    public int Version => 4;

    public void Apply(JsonObject settings, MigrationContext context)
    {
        if (JsonText.Flag(settings[Enabled], false) && !AddSchedules(settings, context))
        {
            context.Note("The scanner for recently added items could not become a schedule, because schedules.json can't be read. Its settings were kept.");
            return;
        }

        foreach (string key in new[] { Enabled, Interval, Lookback, Libraries })
        {
            settings.Remove(key);
        }
    }

    private static bool AddSchedules(JsonObject settings, MigrationContext context)
    {
        if (context.Schedules is not JsonObject file || file["schedules"] is not (null or JsonObject))
        {
            return false;
        }

        JsonObject schedules = ServerEntries.Part(file, "schedules");
        int minutes = Math.Clamp(JsonText.Number(settings[Interval]) ?? 15, 5, 1440);
        int hours = Math.Clamp(JsonText.Number(settings[Lookback]) ?? 24, 1, 720);
        foreach (string library in JsonText.Ids(settings[Libraries]).DefaultIfEmpty(""))
        {
            string id = context.NewId($"schedule {library}").ToString();
            schedules[id] ??= Schedule(id, library, minutes, hours, context.Now);
        }

        context.Note("The scanner for recently added items is a schedule now.");
        return true;
    }

    private static JsonObject Schedule(string id, string library, int minutes, int hours, DateTimeOffset now) => new()
    {
        ["id"] = id,
        ["name"] = library.Length > 0 ? $"{Name} ({library})" : Name,
        ["trigger_type"] = "interval",
        ["trigger_value"] = minutes.ToString(CultureInfo.InvariantCulture),
        ["library_id"] = library.Length > 0 ? library : null,
        ["library_ids"] = library.Length > 0 ? new JsonArray(library) : [],
        ["library_name"] = library,
        ["server_id"] = null,
        ["config"] = new JsonObject { ["job_type"] = "recently_added", ["lookback_hours"] = hours },
        ["enabled"] = true,
        ["created_at"] = now.ToString("O", CultureInfo.InvariantCulture),
        ["last_run"] = null,
        ["next_run"] = null,
        ["priority"] = null,
        ["stop_time"] = "",
    };
}
