using System.Text.Json.Serialization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace PreviewForge.Functions.Automation.Schedules.Running;

/// <summary>
/// Waits for a schedule's starts and stops, for ever. It remembers nothing: what is next stands in <c>schedules.json</c> and is asked for in each round.
/// <list type="table">
/// <item><term>looking</term><description>what is next is found out</description></item>
/// <item><term>waiting</term><description>for the next start or stop, or the event <see cref="Edited"/>; very long waits are cut into pieces</description></item>
/// <item><term>running</term><description>what has come due is done</description></item>
/// <item><term>stopping</term><description>the schedule is disabled, but a job of it runs: waits for the stop time only</description></item>
/// <item><term>disabled</term><description>the orchestration has ended; whoever enables the schedule starts a new one</description></item>
/// <item><term>gone</term><description>the schedule was deleted, and the orchestration has ended</description></item>
/// </list>
/// One that an older version of this code has begun ends itself, and a new one is started from the file within a minute.
/// </summary>
public static class RunSchedule
{
    /// <summary>Raised when the schedule was changed or deleted: look again.</summary>
    public const string Edited = "edited";

    /// <summary>To be raised by one whenever the order of calls below changes.</summary>
    public const int Version = 1;

    /// <summary>Some stores take no timer of a week.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(5);

    private static readonly TaskOptions Patiently = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 6, firstRetryInterval: TimeSpan.FromSeconds(1), backoffCoefficient: 2));

    /// <summary>The orchestration's id, by which everybody finds it.</summary>
    public static string InstanceId(string scheduleId) => $"schedule-{scheduleId}";

    [Function(nameof(RunSchedule))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        RunScheduleInput input = context.GetInput<RunScheduleInput>()!;
        if (input.Version != Version)
        {
            return;
        }

        Show(context, "looking", null);
        ScheduleStep? step = await context.CallActivityAsync<ScheduleStep?>(nameof(ScheduleActivities.PlanRun), input.ScheduleId, Patiently);
        Show(context, StateOf(step), step);
        if (step is null or { Enabled: false, At: null })
        {
            return;
        }

        if (await HasComeAsync(context, step.At))
        {
            Show(context, "running", step);
            await context.CallActivityAsync(nameof(ScheduleActivities.FireSchedule), new ScheduleTick(input.ScheduleId, step.At!.Value), Patiently);
        }

        context.ContinueAsNew(input);
    }

    private static string StateOf(ScheduleStep? step) => step switch
    {
        null => "gone",
        { Enabled: true } => "waiting",
        { At: not null } => "stopping",
        _ => "disabled",
    };

    /// <summary>False when something else is to be looked at before.</summary>
    private static async Task<bool> HasComeAsync(TaskOrchestrationContext context, DateTimeOffset? until)
    {
        DateTimeOffset now = new(context.CurrentUtcDateTime, TimeSpan.Zero);
        TimeSpan wait = until is { } at && at - now < LongestWait ? at - now : LongestWait;
        if (wait <= TimeSpan.Zero)
        {
            return true;
        }

        try
        {
            await context.WaitForExternalEvent<object>(Edited, wait);
            return false;
        }
        catch (OperationCanceledException)
        {
            return until - now == wait;
        }
    }

    private static void Show(TaskOrchestrationContext context, string state, ScheduleStep? step) => context.SetCustomStatus(new
    {
        state,
        waits_for = state switch
        {
            "looking" => "a look at what is next",
            "running" => "what has come due to be done",
            _ when step is null or { Enabled: false, At: null } => null,
            _ => step.WaitsFor,
        },
        until = state == "running" ? null : step?.At,
        name = step?.Name,
        next_run = step?.NextRun,
        last_run = step?.LastRun,
        revision = step?.Revision,
    });
}

/// <param name="ScheduleId">The schedule.</param>
/// <param name="Version">Of the code that began it.</param>
public sealed record RunScheduleInput(string ScheduleId, int Version = RunSchedule.Version);

/// <param name="ScheduleId">The schedule.</param>
/// <param name="At">The time that has come.</param>
public sealed record ScheduleTick(string ScheduleId, DateTimeOffset At);

/// <summary>What a schedule does next.</summary>
/// <param name="Name">For people.</param>
/// <param name="Enabled">False: at most a stop.</param>
/// <param name="At">The next start or stop, which may have passed; null for none.</param>
/// <param name="NextRun">The next start.</param>
/// <param name="LastRun">The last start.</param>
/// <param name="Revision">Of the record that this was read from.</param>
public sealed record ScheduleStep(string Name, bool Enabled, DateTimeOffset? At, DateTimeOffset? NextRun, DateTimeOffset? LastRun, string Revision)
{
    /// <summary>For people.</summary>
    [JsonIgnore]
    public string WaitsFor => this switch
    {
        { Revision: "" } => "schedules.json to be mended: it can't be read",
        { At: null } => "a change: nothing is due any more",
        _ when At == NextRun => "its next start",
        _ => "its next stop",
    };
}
