using PreviewForge.Functions.Live;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Tests.App.Live;

/// <summary>Makes events, and follows them while the clock goes on.</summary>
internal static class LiveBox
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Task<int> TellAsync(this AppBox box, string subject, Database? host = null) => (host ?? box.Database).WriteAsync(
        context =>
        {
            context.Tell(LiveEventKind.JobUpdated, box.Time.GetUtcNow(), subject);
            return Task.FromResult(0);
        },
        AppBox.Soon);

    /// <summary>Events in one transaction, whose subjects are their numbers from 0.</summary>
    public static Task<int> TellManyAsync(this AppBox box, int count) => box.Database.WriteAsync(
        async context =>
        {
            foreach (int number in Enumerable.Range(0, count))
            {
                context.Tell(LiveEventKind.JobUpdated, box.Time.GetUtcNow(), $"{number}");
                await context.SaveChangesAsync(AppBox.Soon);
            }

            return count;
        },
        AppBox.Soon);

    /// <summary>What the stream yields next.</summary>
    public static async Task<LiveBatch> NextAsync(this AppBox box, IAsyncEnumerator<LiveBatch> stream)
    {
        Task<bool> move = stream.MoveNextAsync().AsTask();
        long began = TimeProvider.System.GetTimestamp();
        while (!move.IsCompleted)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, "nothing came");
            await Task.WhenAny(move, Task.Delay(Breath, AppBox.Soon));
            box.Time.Advance(Tick);
        }

        Assert.True(await move);
        return stream.Current;
    }

    /// <summary>Kept events, batch by batch, until there are so many.</summary>
    public static async Task<IReadOnlyList<LiveEvent>> TakeAsync(this AppBox box, IAsyncEnumerator<LiveBatch> stream, int count)
    {
        List<LiveEvent> taken = [];
        while (taken.Count < count)
        {
            taken.AddRange((await box.NextAsync(stream)).Events.Where(told => told.Kind != LiveEventKind.WorkerUpdate));
        }

        return taken;
    }
}
