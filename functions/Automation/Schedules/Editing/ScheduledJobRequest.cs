using System.Text.Json;
using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Automation.Schedules.Store;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Submission;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Automation.Schedules.Editing;

/// <summary>The job of a schedule, read by the same rules as the body of <c>POST /api/jobs</c>.</summary>
internal static class ScheduledJobRequest
{
    private const string RecentlyAdded = "scheduled_recently_added";

    /// <summary>What a schedule's <c>config</c> may say. The rest, credentials and paths above all, is neither kept nor used.</summary>
    private static readonly string[] ConfigKeys =
        ["job_type", "lookback_hours", "force_generate", "regenerate_thumbnails", "sort_by", "selected_libraries", "selected_library_ids", "dry_run"];

    /// <exception cref="ApiException">400: the record's <c>config</c> makes no sense.</exception>
    public static LibraryJobRequest From(string scheduleId, JsonObject record)
    {
        var body = new JsonObject
        {
            ["library_ids"] = new JsonArray([.. ScheduleReader.Libraries(record).Select(id => JsonValue.Create(id))]),
            ["server_id"] = JsonText.Id(record[ScheduleKeys.ServerId]),
            ["priority"] = record[ScheduleKeys.Priority]?.DeepClone(),
            ["config"] = Allowed(record[ScheduleKeys.Config] as JsonObject),
        };
        LibraryJobRequest request = LibraryJobRequest.From(JsonSerializer.SerializeToElement(body));
        string label = JsonText.Of(record[ScheduleKeys.LibraryName]);
        return request.Kind == JobKind.RecentlyAdded
            ? request with { ScheduleId = scheduleId, Source = RecentlyAdded, Label = RecentLabel(request, label) }
            : request with { ParentScheduleId = scheduleId, Label = request.Kind == JobKind.FullLibrary ? label : "" };
    }

    /// <summary>The allowed members of a <c>config</c>.</summary>
    public static JsonObject Allowed(JsonObject? config)
        => new((config ?? []).Where(member => ConfigKeys.Contains(member.Key)).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

    /// <summary>Empty where the libraries' own names will do.</summary>
    private static string RecentLabel(LibraryJobRequest request, string label) => (label.Length, request.LibraryIds.Count + request.LibraryNames.Count) switch
    {
        ( > 0, _) => $"Recently added: {label}",
        (_, 0) => "Recently added: all libraries",
        _ => "",
    };
}
