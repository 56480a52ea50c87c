using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Automation.Webhooks.Debounce;

/// <inheritdoc cref="IBatches"/>
internal sealed class Batches : IBatches
{
    public async Task EndOfJobAsync(PreviewForgeDbContext context, Guid jobId, CancellationToken cancellationToken)
    {
        if (await context.Batches.Where(row => row.JobId == jobId).ExecuteDeleteAsync(cancellationToken) > 0)
        {
            await context.Seen.Where(row => row.JobId == jobId).ExecuteDeleteAsync(cancellationToken);
        }
    }
}
