using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Automation.Webhooks.Debounce;

/// <inheritdoc cref="IBatches"/>
internal sealed class Batches : IBatches
{
    public async Task EndOfJobAsync(PreviewForgeDbContext context, Guid jobId, CancellationToken cancellationToken)
    {
        await context.Batches.Where(row => row.JobId == jobId).ExecuteDeleteAsync(cancellationToken);
        await context.Seen.Where(row => row.JobId == jobId).ExecuteDeleteAsync(cancellationToken);
    }
}
