using Microsoft.Data.Sqlite;
using PreviewForge.EmbeddedHost.Durable.Store;
using PreviewForge.EmbeddedHost.Tests.Durable.Support;

namespace PreviewForge.EmbeddedHost.Tests.Durable.Store;

public sealed class GroupCommitTests : IDisposable
{
    private readonly DurableStage _stage = new();
    private readonly ManualResetEventSlim _gate = new();

    public GroupCommitTests() => Store = Open();

    private DurableStore Store { get; set; }

    [Fact]
    public async Task A_commit_that_fails_keeps_nothing_of_its_group_and_tells_all_of_it()
    {
        Task[] group = await GroupAsync(
            transaction => Note(transaction, "sound"),
            transaction =>
            {
                // SQLite looks at a deferred constraint at COMMIT, so this fails there, where a full disk can too.
                transaction.Session.Execute("CREATE TABLE a (id INTEGER PRIMARY KEY)");
                transaction.Session.Execute("CREATE TABLE b (a INTEGER REFERENCES a (id) DEFERRABLE INITIALLY DEFERRED)");
                transaction.Session.Execute("INSERT INTO b (a) VALUES (1)");
            });

        foreach (Task work in group)
        {
            await Assert.ThrowsAsync<SqliteException>(() => work);
        }

        await Store.WriteAsync(transaction => Note(transaction, "later"));
        Assert.Equal(["later"], Notes());
    }

    [Fact]
    public async Task Work_that_throws_is_undone_and_the_rest_of_its_group_is_kept()
    {
        Task[] group = await GroupAsync(
            transaction => Note(transaction, "one"),
            transaction =>
            {
                Note(transaction, "undone");
                throw new InvalidOperationException("no");
            },
            transaction => Note(transaction, "two"));

        await group[0];
        await Assert.ThrowsAsync<InvalidOperationException>(() => group[1]);
        await group[2];
        Assert.Equal(["one", "two"], Notes());
    }

    [Fact]
    public async Task What_was_asked_for_before_the_store_closes_is_written()
    {
        Task[] asked = [.. Enumerable.Range(0, 1000).Select(n => Store.WriteAsync(transaction => Note(transaction, $"{n:D4}")))];

        Store.Dispose();
        await Task.WhenAll(asked);

        await Assert.ThrowsAsync<ObjectDisposedException>(() => Store.WriteAsync(transaction => Note(transaction, "late")));
        Assert.Throws<ObjectDisposedException>(() => Notes());
        Store = Open();
        Assert.Equal(1000, Notes().Count);
    }

    [Fact]
    public async Task A_reader_never_sees_half_of_a_group()
    {
        Task writing = Task.Run(async () =>
        {
            for (int n = 0; n < 200; n++)
            {
                await Store.WriteAsync(transaction =>
                {
                    Note(transaction, $"{n} left");
                    Note(transaction, $"{n} right");
                });
            }
        }, TestContext.Current.CancellationToken);

        while (!writing.IsCompleted)
        {
            Assert.Equal(0, Notes().Count % 2);
        }

        await writing;
        Assert.Equal(400, Notes().Count);
    }

    public void Dispose()
    {
        _gate.Set();
        Store.Dispose();
        _gate.Dispose();
        _stage.Dispose();
    }

    private DurableStore Open() => new(_stage.StorePath, _stage.Clock, _ => { });

    /// <summary>Has the writer busy while the pieces of work gather, so that they share one commit.</summary>
    private async Task<Task[]> GroupAsync(params Action<StoreTransaction>[] works)
    {
        TaskCompletionSource busy = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task holding = Store.WriteAsync(_ =>
        {
            busy.SetResult();
            _gate.Wait();
        });
        await busy.Task;
        Task[] group = [.. works.Select(work => Store.WriteAsync(work))];
        _gate.Set();
        await holding;
        await Task.WhenAll(group).ContinueWith(_ => { }, TaskScheduler.Default);
        return group;
    }

    private static void Note(StoreTransaction transaction, string name)
        => transaction.Session.Execute("INSERT INTO settings (name, value) VALUES (@1, '')", name);

    private List<string> Notes() => Store.Read(session => session.Query("SELECT name FROM settings ORDER BY name", row => row.GetString(0)));
}
