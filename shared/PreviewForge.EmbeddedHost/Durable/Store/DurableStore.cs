using System.Collections.Concurrent;

namespace PreviewForge.EmbeddedHost.Durable.Store;

/// <summary>The durable store: one writer with group commit, any number of readers that see what is committed.</summary>
internal sealed class DurableStore : IDisposable
{
    private readonly StoreFile _file;
    private readonly FileStream _lock;
    private readonly GroupCommit _writer;
    private readonly ConcurrentBag<SqlSession> _readers = [];
    private volatile bool _closed;

    /// <param name="path">The file; made when it does not exist.</param>
    /// <param name="time">The clock.</param>
    /// <param name="committed">Told after each commit what it changed, before those who waited for the commit go on.</param>
    /// <exception cref="InvalidOperationException">Another host has the store, or it is of a newer version.</exception>
    public DurableStore(string path, TimeProvider time, Action<StoreChanges> committed)
    {
        _file = new StoreFile(path);
        _file.Create();
        _lock = StoreLock.Take(path);
        try
        {
            using (SqlSession session = _file.Open())
            {
                Schema.Ensure(session, path);
            }

            _writer = new GroupCommit(_file.Open(), time, committed);
        }
        catch
        {
            _lock.Dispose();
            throw;
        }
    }

    /// <summary>Does all of <paramref name="work"/> or nothing; complete when it is on disk.</summary>
    public Task WriteAsync(Action<StoreTransaction> work) => _writer.RunAsync(transaction =>
    {
        work(transaction);
        return true;
    });

    /// <inheritdoc cref="WriteAsync"/>
    public Task<T> WriteAsync<T>(Func<StoreTransaction, T> work) => _writer.RunAsync(work);

    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    public T Read<T>(Func<SqlSession, T> query)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (!_readers.TryTake(out SqlSession? session))
        {
            session = _file.Open();
        }

        try
        {
            return query(session);
        }
        finally
        {
            _readers.Add(session);
            if (_closed)
            {
                // Closed meanwhile: nobody else would give this one back.
                CloseReaders();
            }
        }
    }

    /// <summary>Finishes the writes that were asked for and closes the file.</summary>
    public void Dispose()
    {
        _closed = true;
        _writer.Dispose();
        CloseReaders();
        _lock.Dispose();
    }

    private void CloseReaders()
    {
        while (_readers.TryTake(out SqlSession? session))
        {
            session.Dispose();
        }
    }
}
