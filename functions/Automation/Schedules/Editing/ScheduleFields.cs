using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Automation.Schedules.Store;
using PreviewForge.Functions.Automation.Schedules.Timing;
using PreviewForge.Functions.Jobs.Submission;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Automation.Schedules.Editing;

/// <summary>Writes what a request says into a copy of a record. What it doesn't name, or names as null, stays.</summary>
internal sealed class ScheduleFields(JsonObject sent)
{
    public const string Refusal = "Invalid schedule parameters";

    private const string CronExpression = "cron_expression";
    private const string IntervalMinutes = "interval_minutes";
    private const int LongestName = 200;

    /// <summary>Whether the request names a trigger; zero minutes and a blank line are none.</summary>
    public bool HasTrigger => Text(CronExpression) is { Length: > 0 } || (sent[IntervalMinutes] is { } minutes && JsonText.Number(minutes) != 0);

    /// <exception cref="ApiException">400: a value is of the wrong kind. Whether it can be run is for the reader to say.</exception>
    public void Apply(JsonObject record, DateTimeOffset now)
    {
        ApplyName(record);
        ApplyTrigger(record, now);
        ApplyStopTime(record);
        ApplyLibraries(record);
        Set(ScheduleKeys.LibraryName, record, () => Text(ScheduleKeys.LibraryName));
        Set(ScheduleKeys.ServerId, record, () => Text(ScheduleKeys.ServerId) is { Length: > 0 } server ? server : null);
        Set(ScheduleKeys.Config, record, () => ScheduledJobRequest.Allowed(sent[ScheduleKeys.Config] as JsonObject ?? throw Wrong("config must be an object")));
        Set(ScheduleKeys.Priority, record, () => (int)RequestJson.Priority(JsonSerializer.SerializeToElement(sent)));
        Set(ScheduleKeys.Enabled, record, () => sent[ScheduleKeys.Enabled]!.GetValueKind() is JsonValueKind.True or JsonValueKind.False
            ? sent[ScheduleKeys.Enabled]!.DeepClone()
            : throw Wrong("enabled must be true or false"));
    }

    private void ApplyName(JsonObject record)
    {
        if (Text(ScheduleKeys.Name) is not { } name)
        {
            return;
        }

        record[ScheduleKeys.Name] = name.Length is > 0 and <= LongestName
            ? name
            : throw ApiException.Invalid(name.Length == 0 ? "Name is required" : $"The name is longer than {LongestName} characters");
    }

    /// <summary>Sent again unchanged, as forms do, a trigger goes on as it was: an interval would begin anew otherwise.</summary>
    private void ApplyTrigger(JsonObject record, DateTimeOffset now)
    {
        JsonNode? before = record.DeepClone();
        Set(ScheduleKeys.Timezone, record, () => Text(ScheduleKeys.Timezone));
        if (HasTrigger)
        {
            bool isCron = Text(CronExpression) is { Length: > 0 };
            record[ScheduleKeys.TriggerType] = isCron ? ScheduleKeys.Cron : ScheduleKeys.Interval;
            record[ScheduleKeys.TriggerValue] = isCron ? Text(CronExpression) : Minutes();
        }
        else if (sent[IntervalMinutes] is not null)
        {
            throw Wrong("interval_minutes must be at least 1");
        }

        if (!new[] { ScheduleKeys.TriggerType, ScheduleKeys.TriggerValue, ScheduleKeys.Timezone }.All(key => JsonNode.DeepEquals(before[key], record[key])))
        {
            Restart(record, now);
        }
    }

    private void ApplyStopTime(JsonObject record)
    {
        if (Text(ScheduleKeys.StopTime) is { } text)
        {
            record[ScheduleKeys.StopTime] = text.Length == 0 ? "" : StopTimes.Parse(text) is { } time ? StopTimes.Text(time) : throw Wrong($"stop_time '{text}' is no time from 00:00 to 23:59");
        }

        if (JsonText.Of(record[ScheduleKeys.TriggerType]) == ScheduleKeys.Interval)
        {
            record[ScheduleKeys.StopTime] = "";
        }
    }

    private void ApplyLibraries(JsonObject record)
    {
        IReadOnlyList<string>? ids = sent[ScheduleKeys.LibraryIds] is null ? null : RequestJson.Texts(JsonSerializer.SerializeToElement(sent), ScheduleKeys.LibraryIds);
        if (ids is not { Count: > 0 } && Text(ScheduleKeys.LibraryId) is { } one)
        {
            ids = one.Length > 0 ? [one] : [];
        }

        if (ids is not null)
        {
            record[ScheduleKeys.LibraryIds] = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]);
            record[ScheduleKeys.LibraryId] = ids.Count == 1 ? ids[0] : null;
        }
    }

    /// <summary>From now on, and an interval counted from now; what was before is not missed.</summary>
    internal static void Restart(JsonObject record, DateTimeOffset now)
    {
        record[ScheduleKeys.HandledUntil] = Stamp(now);
        record[ScheduleKeys.Anchor] = Stamp(now);
    }

    internal static string Stamp(DateTimeOffset at) => at.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    private string Minutes() => JsonText.Id(sent[IntervalMinutes]) is var text
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int minutes) && minutes is >= 1 and <= IntervalRecurrence.MostMinutes
            ? minutes.ToString(CultureInfo.InvariantCulture)
            : throw Wrong($"interval_minutes must be a whole number from 1 to {IntervalRecurrence.MostMinutes}");

    private void Set(string key, JsonObject record, Func<JsonNode?> value)
    {
        if (sent[key] is not null)
        {
            record[key] = value();
        }
    }

    /// <summary>Trimmed; a number as it is written; null when it is missing.</summary>
    private string? Text(string key) => sent[key]?.GetValueKind() switch
    {
        null => null,
        JsonValueKind.String => ((string)sent[key]!).Trim(),
        JsonValueKind.Number => sent[key]!.ToJsonString(),
        _ => throw Wrong($"{key} must be text"),
    };

    internal static ApiException Wrong(string hint) => new(400, "VALIDATION_ERROR", Refusal) { Hint = hint };
}
