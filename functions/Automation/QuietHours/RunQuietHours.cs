using System.Text.Json.Serialization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace PreviewForge.Functions.Automation.QuietHours;

/// <summary>
/// Stands at the edges of quiet hours, for ever, and tells when one is crossed. Whether work is held it doesn't decide: that follows from the settings
/// and the clock, so a crash here delays nothing but the telling.
/// <list type="table">
/// <item><term>looking</term><description>whether it is quiet is found out, and told when that is news</description></item>
/// <item><term>open</term><description>work goes on, until the next window begins or <see cref="Edited"/> is raised</description></item>
/// <item><term>quiet</term><description>work is held, until the last window that overlaps ends, or <see cref="Edited"/> is raised</description></item>
/// </list>
/// One that an older version of this code has begun ends itself, and a new one is started within a minute.
/// </summary>
public static class RunQuietHours
{
    public const string Name = "QuietHours";

    /// <summary>The only one.</summary>
    public const string InstanceId = "quiet-hours";

    /// <summary>Raised when the windows were changed: look again.</summary>
    public const string Edited = "edited";

    /// <summary>To be raised by one whenever the order of calls below changes.</summary>
    public const int Version = 1;

    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(5);

    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);

    private static readonly TaskOptions Patiently = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 6, firstRetryInterval: TimeSpan.FromSeconds(1), backoffCoefficient: 2));

    [Function(Name)]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        QuietHoursInput input = context.GetInput<QuietHoursInput>()!;
        if (input.Version != Version)
        {
            return;
        }

        context.SetCustomStatus(new { state = "looking", waits_for = "a look at the windows and the clock" });
        QuietState now = await context.CallActivityAsync<QuietState>(nameof(QuietHoursActivities.CrossEdge), new QuietCrossing(input.WasQuiet), Patiently);
        context.SetCustomStatus(new { state = now.IsQuiet ? "quiet" : "open", waits_for = now.WaitsFor, until = now.Until, revision = now.Revision });
        await WaitAsync(context, now.Until);
        context.ContinueAsNew(input with { WasQuiet = now.IsQuiet });
    }

    /// <summary>Another host's clock may be behind: then it takes a moment more until the edge is really crossed.</summary>
    private static async Task WaitAsync(TaskOrchestrationContext context, DateTimeOffset? until)
    {
        TimeSpan wait = until is { } at ? at - new DateTimeOffset(context.CurrentUtcDateTime, TimeSpan.Zero) : LongestWait;
        try
        {
            await context.WaitForExternalEvent<object>(Edited, wait < ShortestWait ? ShortestWait : wait > LongestWait ? LongestWait : wait);
        }
        catch (OperationCanceledException)
        {
            // The edge is here.
        }
    }
}

/// <param name="WasQuiet">What was told last; null at the very beginning.</param>
/// <param name="Version">Of the code that began it.</param>
public sealed record QuietHoursInput(bool? WasQuiet = null, int Version = RunQuietHours.Version);

/// <param name="WasQuiet">What was told last; null for nothing.</param>
public sealed record QuietCrossing(bool? WasQuiet);

/// <param name="IsQuiet">Whether work is held by quiet hours.</param>
/// <param name="Until">When that changes; null for never.</param>
/// <param name="Revision">Of the windows.</param>
public sealed record QuietState(bool IsQuiet, DateTimeOffset? Until, string Revision)
{
    /// <summary>For people.</summary>
    [JsonIgnore]
    public string WaitsFor => this switch
    {
        { IsQuiet: true, Until: null } => "a change of the windows: they leave no time to work",
        { IsQuiet: true } => "the end of quiet hours; until then all work is held",
        { Until: null } => "a change of the windows: none is set, or they are switched off",
        _ => "the beginning of quiet hours",
    };
}
