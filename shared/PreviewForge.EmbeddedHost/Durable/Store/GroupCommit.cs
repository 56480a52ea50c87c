using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Microsoft.Data.Sqlite;

namespace PreviewForge.EmbeddedHost.Durable.Store;

/// <summary>
/// One thread that writes. Everything that waits when it begins shares one commit and so one flush of the disk, yet each piece of work
/// is all or nothing by itself.
/// </summary>
internal sealed class GroupCommit : IDisposable
{
    private const int MostInOneCommit = 256;

    private readonly BlockingCollection<IWrite> _queue = [];
    private readonly SqlSession _session;
    private readonly StoreTransaction _transaction;
    private readonly Action<StoreChanges> _committed;
    private readonly Thread _thread;

    public GroupCommit(SqlSession session, TimeProvider time, Action<StoreChanges> committed)
    {
        _session = session;
        _transaction = new StoreTransaction(session, time);
        _committed = committed;
        _thread = new Thread(Loop) { IsBackground = true, Name = "durable store" };
        _thread.Start();
    }

    public Task<T> RunAsync<T>(Func<StoreTransaction, T> work)
    {
        Write<T> write = new(work);
        try
        {
            _queue.Add(write);
        }
        catch (InvalidOperationException)
        {
            throw new ObjectDisposedException(nameof(DurableStore), "The durable store is closed.");
        }

        return write.Done;
    }

    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _session.Dispose();
        _queue.Dispose();
    }

    private void Loop()
    {
        List<IWrite> batch = [];
        foreach (IWrite first in _queue.GetConsumingEnumerable())
        {
            batch.Add(first);
            while (batch.Count < MostInOneCommit && _queue.TryTake(out IWrite? next))
            {
                batch.Add(next);
            }

            Commit(batch);
            batch.Clear();
        }
    }

    private void Commit(List<IWrite> batch)
    {
        try
        {
            _session.Execute("BEGIN IMMEDIATE");
            foreach (IWrite write in batch)
            {
                Run(write);
            }

            _session.Execute("COMMIT");
        }
        catch (Exception e)
        {
            // Disk full, disk gone: nobody's work is kept, everybody is told. The engine tries again later.
            Rollback();
            _transaction.TakeChanges();
            batch.ForEach(write => write.Fail(e));
            return;
        }

        _committed(_transaction.TakeChanges());
        batch.ForEach(write => write.Finish());
    }

    private void Run(IWrite write)
    {
        _session.Execute("SAVEPOINT work");
        try
        {
            write.Execute(_transaction);
        }
        catch (Exception e)
        {
            UndoWork(e);
            write.Refuse(e);
        }

        _session.Execute("RELEASE work");
    }

    /// <exception cref="Exception">The cause: nothing is left of the whole transaction.</exception>
    private void UndoWork(Exception cause)
    {
        try
        {
            _session.Execute("ROLLBACK TO work");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back everything by itself, as it does when the disk is full.
            ExceptionDispatchInfo.Throw(cause);
        }
    }

    private void Rollback()
    {
        try
        {
            _session.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself, as it does on I/O errors.
        }
    }

    private interface IWrite
    {
        void Execute(StoreTransaction transaction);

        void Refuse(Exception exception);

        void Finish();

        void Fail(Exception exception);
    }

    private sealed class Write<T>(Func<StoreTransaction, T> work) : IWrite
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;
        private Exception? _refusal;

        public Task<T> Done => _done.Task;

        public void Execute(StoreTransaction transaction) => _result = work(transaction);

        public void Refuse(Exception exception) => _refusal = exception;

        public void Finish()
        {
            if (_refusal is null)
            {
                _done.SetResult(_result!);
            }
            else
            {
                _done.SetException(_refusal);
            }
        }

        public void Fail(Exception exception) => _done.SetException(exception);
    }
}
