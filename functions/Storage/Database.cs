using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace PreviewForge.Functions.Storage;

/// <summary>
/// The one way to the database. SQLite takes one writer at a time and makes the others sleep and try again, so writers queue up here
/// instead: a burst of results is written one after the other at full speed. Readers don't wait for writers (write-ahead log).
/// </summary>
public sealed class Database(IDbContextFactory<PreviewForgeDbContext> contexts) : IDisposable
{
    private readonly SemaphoreSlim _oneWriter = new(1, 1);

    /// <summary>Raised after each transaction that was written, on the writer's thread. A handler must be quick and must not throw.</summary>
    public event Action? Written;

    /// <summary>Reads; nothing that is read is tracked.</summary>
    public async Task<T> ReadAsync<T>(Func<PreviewForgeDbContext, Task<T>> read, CancellationToken cancellationToken)
    {
        await using PreviewForgeDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await read(context);
    }

    /// <summary>Writes in one transaction: everything or nothing. What is tracked is saved at the end.</summary>
    public async Task<T> WriteAsync<T>(Func<PreviewForgeDbContext, Task<T>> write, CancellationToken cancellationToken)
    {
        await _oneWriter.WaitAsync(cancellationToken);
        try
        {
            await using PreviewForgeDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
            await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            T result = await write(context);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            Written?.Invoke();
            return result;
        }
        finally
        {
            _oneWriter.Release();
        }
    }

    public void Dispose() => _oneWriter.Dispose();
}
