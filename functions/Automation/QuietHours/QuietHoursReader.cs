using System.Text.Json;
using System.Text.Json.Nodes;
using PreviewForge.Functions.Automation.Schedules.Editing;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Automation.QuietHours;

/// <summary>Reads the key <c>quiet_hours</c> of the settings. What makes no sense there is left out silently: quiet hours are no reason to stop the app.</summary>
internal static class QuietHoursReader
{
    public const string Key = "quiet_hours";
    public const string Enabled = "enabled";
    public const string Windows = "windows";
    public const string Start = "start";
    public const string End = "end";
    public const string Days = "days";

    public static QuietWindows Read(JsonNode? node) => node is JsonObject json
        ? new QuietWindows(JsonText.Flag(json[Enabled], false), [.. Rows(json).Select(Window).OfType<QuietWindow>().Take(QuietWindows.Most)])
        : QuietWindows.Off;

    public static JsonArray Write(IEnumerable<QuietWindow> windows) => new([.. windows.Select(window => (JsonNode)new JsonObject
    {
        [Start] = StopTimes.Text(window.Start),
        [End] = StopTimes.Text(window.End),
        [Days] = new JsonArray([.. window.Days.Texts.Select(day => JsonValue.Create(day))]),
    })]);

    /// <summary>The first version had one window for all days, without a list.</summary>
    private static IEnumerable<JsonNode?> Rows(JsonObject json) => json[Windows] as JsonArray ?? (json[Start] is not null && json[End] is not null ? [json] : (IEnumerable<JsonNode?>)[]);

    private static QuietWindow? Window(JsonNode? row) => row is JsonObject json
        && StopTimes.Parse(JsonText.Of(json[Start])) is { } start
        && StopTimes.Parse(JsonText.Of(json[End])) is { } end
        && DaysOf(json[Days]) is { } days
            ? new QuietWindow(start, end, days)
            : null;

    /// <summary>Names that are none are left out; a list of nothing but such names is no window, rather than one for every day.</summary>
    private static QuietDays? DaysOf(JsonNode? node)
    {
        if (node is not JsonArray { Count: > 0 } list)
        {
            return QuietDays.All;
        }

        string[] known = [.. list.Where(day => day?.GetValueKind() == JsonValueKind.String).Select(day => JsonText.Of(day)).Where(QuietDays.IsName)];
        return known.Length > 0 ? QuietDays.Parse(known) : null;
    }
}
