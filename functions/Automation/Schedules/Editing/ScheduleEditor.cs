using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Automation.Schedules.Store;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Automation.Schedules.Editing;

/// <summary>Makes, changes and deletes schedules. A change is made to a copy of the record, and takes its place only when it can be run.</summary>
public sealed class ScheduleEditor(ScheduleStore store, ScheduleReader reader, TimeProvider time)
{
    /// <exception cref="ApiException">400: it makes no sense; 503: it can't be saved.</exception>
    public Task<Schedule> CreateAsync(JsonObject sent, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        var fields = new ScheduleFields(sent);
        if (JsonText.Id(sent[ScheduleKeys.Name]).Length == 0)
        {
            throw ApiException.Invalid("Name is required");
        }

        if (!fields.HasTrigger)
        {
            throw ApiException.Invalid("Either cron_expression or interval_minutes is required");
        }

        string id = Guid.NewGuid().ToString();
        JsonObject record = Blank(id, now);
        fields.Apply(record, now);
        Schedule schedule = Checked(id, record);
        return store.EditAsync(
            file =>
            {
                file.Put(id, record.DeepClone().AsObject());
                return schedule;
            },
            cancellationToken);
    }

    /// <exception cref="ApiException">400: it makes no sense; 404: there is none; 503: it can't be saved. The schedule is as it was.</exception>
    public Task<Schedule> UpdateAsync(string id, JsonObject sent, CancellationToken cancellationToken)
        => ChangeAsync(id, (record, now) => new ScheduleFields(sent).Apply(record, now), cancellationToken);

    /// <inheritdoc cref="UpdateAsync" path="/exception"/>
    public Task<Schedule> EnableAsync(string id, bool enabled, CancellationToken cancellationToken)
        => ChangeAsync(id, (record, _) => record[ScheduleKeys.Enabled] = enabled, cancellationToken);

    /// <exception cref="ApiException">404: there is none; 503: it can't be saved.</exception>
    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken)
        => store.EditAsync(file => file.Remove(id) ? true : throw NotFound(), cancellationToken);

    internal static ApiException NotFound() => ApiException.NotFound("Schedule not found");

    private Task<Schedule> ChangeAsync(string id, Action<JsonObject, DateTimeOffset> change, CancellationToken cancellationToken) => store.EditAsync(
        file =>
        {
            JsonObject record = (file.Find(id) ?? throw NotFound()).DeepClone().AsObject();
            bool wasEnabled = JsonText.Flag(record[ScheduleKeys.Enabled], true);
            change(record, time.GetUtcNow());
            if (!wasEnabled && JsonText.Flag(record[ScheduleKeys.Enabled], true))
            {
                ScheduleFields.Restart(record, time.GetUtcNow());
            }

            Schedule schedule = Checked(id, record);
            file.Put(id, record);
            return schedule;
        },
        cancellationToken);

    private Schedule Checked(string id, JsonObject record)
    {
        try
        {
            return reader.Read(id, record);
        }
        catch (FormatException wrong)
        {
            throw ScheduleFields.Wrong(wrong.Message);
        }
    }

    private static JsonObject Blank(string id, DateTimeOffset now) => new()
    {
        [ScheduleKeys.Id] = id,
        [ScheduleKeys.Name] = "",
        [ScheduleKeys.TriggerType] = "",
        [ScheduleKeys.TriggerValue] = "",
        [ScheduleKeys.LibraryId] = null,
        [ScheduleKeys.LibraryIds] = new JsonArray(),
        [ScheduleKeys.LibraryName] = "",
        [ScheduleKeys.ServerId] = null,
        [ScheduleKeys.Config] = new JsonObject(),
        [ScheduleKeys.Enabled] = true,
        [ScheduleKeys.CreatedAt] = ScheduleFields.Stamp(now),
        [ScheduleKeys.LastRun] = null,
        [ScheduleKeys.NextRun] = null,
        [ScheduleKeys.Priority] = null,
        [ScheduleKeys.StopTime] = "",
    };
}
