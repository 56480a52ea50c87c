using Microsoft.Extensions.Logging.Abstractions;
using PreviewForge.Contracts;
using PreviewForge.GpuRunner.Extraction;
using PreviewForge.GpuRunner.Intake;
using PreviewForge.Previews.Outputs;
using PreviewForge.Previews.Publishing;
using PreviewForge.Tests.Runner.Fakes;

namespace PreviewForge.Tests.Runner.Intake;

public sealed class RecoveryTests : IAsyncDisposable
{
    private const string Queue = QueueNames.ExtractNormal;

    private readonly IntakeRig _rig = new();
    private readonly string _media = Directory.CreateTempSubdirectory("pf-media-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _rig.DisposeAsync();
        Directory.Delete(_media, recursive: true);
    }

    [Fact]
    public async Task Work_in_hand_before_a_crash_is_offered_again_at_once_and_counts_anew()
    {
        var work = Works.Extract();
        _rig.Queues.Put(Queue, work, deliveries: 2);
        _rig.Held.Write((await _rig.Queues.ReceiveAsync(Queue, Lease.Length, Token))!);

        await StartAsync();

        var again = await _rig.Queues.ReceiveAsync(Queue, Lease.Length, Token);
        Assert.Equal(1, again?.Deliveries);
        Assert.Single(_rig.Queues.Bodies(Queue));
        Assert.Empty(_rig.Held.TakeLeftovers());
    }

    [Fact]
    public async Task Work_that_ends_the_runner_again_and_again_is_left_to_the_queues_own_count()
    {
        _rig.Queues.Put(Queue, Works.Extract());
        for (var restart = 0; restart <= HeldMessages.MaxRestarts; restart++)
        {
            _rig.Held.Write((await _rig.Queues.ReceiveAsync(Queue, Lease.Length, Token))!);
            using var recovery = await StartAsync();
        }

        Assert.Null(await _rig.Queues.ReceiveAsync(Queue, Lease.Length, Token));
        _rig.Time.Advance(Lease.Length);
        Assert.Equal(2, (await _rig.Queues.ReceiveAsync(Queue, Lease.Length, Token))?.Deliveries);
    }

    [Fact]
    public async Task Work_that_was_done_starts_its_count_anew()
    {
        _rig.Queues.Put(Queue, Works.Extract());
        var message = (await _rig.Queues.ReceiveAsync(Queue, Lease.Length, Token))!;
        Enumerable.Range(0, HeldMessages.MaxRestarts).ToList().ForEach(_ => _rig.Held.CountRestart(message));
        Assert.False(_rig.Held.CountRestart(message));

        _rig.Held.Forget(message);

        Assert.True(_rig.Held.CountRestart(message));
    }

    [Fact]
    public async Task A_message_that_somebody_else_has_by_now_is_left_alone()
    {
        _rig.Queues.Put(Queue, Works.Extract());
        _rig.Held.Write((await _rig.Queues.ReceiveAsync(Queue, Lease.Length, Token))!);
        _rig.Queues.Steal();

        await StartAsync();

        Assert.Single(_rig.Queues.Bodies(Queue));
    }

    [Fact]
    public async Task Unfinished_files_and_old_pictures_are_cleared_away()
    {
        var unfinished = Path.Combine(_media, ".a.bif.r.pf-tmp");
        await File.WriteAllTextAsync(unfinished, "half", Token);
        await File.WriteAllTextAsync(Path.Combine(_media, "a.mkv"), "video", Token);
        var area = new Workspace(_rig.Options).Open();
        await File.WriteAllTextAsync(Path.Combine(area.Folder, "img-0000000000.jpg"), "old", Token);
        _rig.Queues.Put(Queue, Works.Extract(path: Path.Combine(_media, "a.mkv"), plans: Works.Bif(Path.Combine(_media, "a.bif"))));
        _rig.Held.Write((await _rig.Queues.ReceiveAsync(Queue, Lease.Length, Token))!);

        await StartAsync();

        Assert.Equal(["a.mkv"], Directory.EnumerateFiles(_media).Select(Path.GetFileName));
        Assert.False(Directory.Exists(area.Folder));
    }

    [Fact]
    public async Task A_queue_that_is_away_doesnt_keep_the_runner_from_starting()
    {
        _rig.Queues.Put(Queue, Works.Extract());
        _rig.Held.Write((await _rig.Queues.ReceiveAsync(Queue, Lease.Length, Token))!);
        _rig.Queues.IsDown = true;

        await StartAsync();

        Assert.Single(_rig.Queues.Bodies(Queue));
    }

    [Fact]
    public async Task Two_runners_of_one_name_are_refused()
    {
        using var first = await StartAsync();

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(StartAsync);

        Assert.Contains("RUNNER_ID", refused.Message);
    }

    [Fact]
    public async Task A_damaged_note_is_ignored()
    {
        _rig.Held.Write(new QueuedMessage(Queue, "1", "receipt", "body", 1));
        var note = Directory.EnumerateFiles(_rig.Options.StateFolder, "*.json", SearchOption.AllDirectories).Single();
        await File.WriteAllTextAsync(note, "{ half", Token);

        Assert.Empty(_rig.Held.TakeLeftovers());
    }

    private async Task<Recovery> StartAsync()
    {
        var publisher = new PreviewPublisher(new AtomicPublisher(new PhysicalFileSystem(), PublisherId.From("r"), TimeProvider.System), "test");
        var recovery = new Recovery(
            _rig.Options, new Workspace(_rig.Options), _rig.Held, _rig.Queues, publisher, NullLogger<Recovery>.Instance);
        await recovery.StartingAsync(Token);
        return recovery;
    }
}
