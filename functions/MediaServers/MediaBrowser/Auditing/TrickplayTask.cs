using System.Text.Json.Nodes;
using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;
using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.Auditing;

/// <summary>The server's daily task for trickplay images.</summary>
internal sealed class TrickplayTask(SystemCalls system) : IScheduledTrickplay
{
    private static readonly TimeSpan TimeOfDay = TimeSpan.FromHours(3);

    public async Task<ScheduledTask?> ReadAsync(CancellationToken cancellationToken) => await system.TrickplayTaskAsync(cancellationToken) is { } task
        ? new ScheduledTask(task.Id!, task.Triggers?.Count ?? 0, task.State ?? "", task.Description ?? "")
        : null;

    public async Task SetAsync(bool enabled, CancellationToken cancellationToken)
    {
        TaskRow task = await system.TrickplayTaskAsync(cancellationToken)
            ?? throw new UnexpectedAnswerException("This server has no scheduled task for trickplay images, so there is nothing to switch.");
        JsonArray triggers = enabled ? [new JsonObject { ["Type"] = "DailyTrigger", ["TimeOfDayTicks"] = TimeOfDay.Ticks }] : [];
        await system.SetTriggersAsync(task.Id!, triggers, cancellationToken);
        if (await ReadAsync(cancellationToken) is { } now && now.Triggers > 0 != enabled)
        {
            throw new UnexpectedAnswerException("The server took the new schedule of its trickplay task and did not keep it.");
        }
    }
}
