using System.Text.Json;
using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Automation.Schedules.Editing;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Automation.QuietHours;

/// <summary>The body of <c>POST /api/quiet-hours</c>. A member that is missing leaves what is saved.</summary>
/// <param name="Enabled">Null: as it is.</param>
/// <param name="Windows">Null: as they are.</param>
public sealed record QuietHoursRequest(bool? Enabled, IReadOnlyList<QuietWindow>? Windows)
{
    /// <exception cref="ApiException">400: it makes no sense; the message names the window.</exception>
    public static QuietHoursRequest From(JsonObject sent)
    {
        ArgumentNullException.ThrowIfNull(sent);
        bool? enabled = sent[QuietHoursReader.Enabled]?.GetValueKind() switch
        {
            null => null,
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw ApiException.Invalid("enabled must be a boolean"),
        };
        return new QuietHoursRequest(enabled, WindowsOf(sent));
    }

    private static IReadOnlyList<QuietWindow>? WindowsOf(JsonObject sent)
    {
        JsonNode? windows = sent[QuietHoursReader.Windows];
        if (windows is null)
        {
            bool isLegacy = sent[QuietHoursReader.Start] is not null || sent[QuietHoursReader.End] is not null;
            return isLegacy ? [Window(sent, 1)] : null;
        }

        if (windows is not JsonArray list)
        {
            throw ApiException.Invalid("windows must be a list");
        }

        return list.Count <= QuietWindows.Most
            ? [.. list.Select((row, index) => Window(row, index + 1))]
            : throw ApiException.Invalid($"windows has {list.Count} entries; {QuietWindows.Most} are allowed");
    }

    private static QuietWindow Window(JsonNode? row, int number)
    {
        if (row is not JsonObject json)
        {
            throw Wrong(number, "must be an object");
        }

        if (JsonText.Of(json[QuietHoursReader.Start]).Length == 0 || JsonText.Of(json[QuietHoursReader.End]).Length == 0)
        {
            throw Wrong(number, "start and end are required");
        }

        return new QuietWindow(Time(json, QuietHoursReader.Start, number), Time(json, QuietHoursReader.End, number), Days(json[QuietHoursReader.Days], number));
    }

    private static TimeOnly Time(JsonObject json, string key, int number)
        => JsonText.Of(json[key]) is var text && StopTimes.Parse(text) is { } time ? time : throw Wrong(number, $"{key} '{text}' is no time from 00:00 to 23:59");

    private static QuietDays Days(JsonNode? node, int number)
    {
        if (node is null)
        {
            return QuietDays.All;
        }

        if (node is not JsonArray list)
        {
            throw Wrong(number, "days must be a list");
        }

        string[] names = [.. list.Select(day => day?.GetValueKind() == JsonValueKind.String ? JsonText.Of(day) : day?.ToJsonString() ?? "null")];
        return QuietDays.Parse(names) ?? throw Wrong(number, $"invalid day(s): {string.Join(", ", names.Where(name => !QuietDays.IsName(name)))}; they are mon, tue, wed, thu, fri, sat, sun");
    }

    private static ApiException Wrong(int number, string complaint) => ApiException.Invalid($"Window #{number}: {complaint}");
}
