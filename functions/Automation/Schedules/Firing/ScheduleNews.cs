using Microsoft.Extensions.Logging;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Automation.Schedules.Firing;

/// <summary>
/// Tells those who watch that a schedule has changed. The change is in a file and the telling in the database, so it comes after; that it can't be told
/// is no reason to fail what was done.
/// </summary>
public sealed class ScheduleNews(Database database, TimeProvider time, ILogger<ScheduleNews> logger)
{
    public async Task TellAsync(string scheduleId, CancellationToken cancellationToken)
    {
        try
        {
            await database.WriteAsync(
                context =>
                {
                    context.Tell(LiveEventKind.ScheduleUpdated, time.GetUtcNow(), scheduleId);
                    return Task.FromResult(true);
                },
                cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogWarning(exception, "Nobody can be told now that schedule {ScheduleId} has changed", scheduleId);
        }
    }
}
