using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Intake;
using PreviewForge.Previews.Frames;
using PreviewForge.Tests.Runner.Fakes;
using PreviewForge.Tests.Runner.Processes;

namespace PreviewForge.Tests.Runner.Extraction;

public sealed class ExtractProcessorTests : IDisposable
{
    private readonly ExtractionRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Every_plan_is_published_and_reported_in_its_order()
    {
        var clip = _rig.Copy(await TestMedia.ClockAsync(12), "film.mkv");

        var result = await _rig.ProcessAsync(clip, AllFormats());

        Assert.Equal((ExtractOutcome.Published, FrameSource.Extracted, 6, 12.0), (result.Outcome, result.Source, result.FrameCount, result.MediaSeconds));
        Assert.Equal([OutputFormat.Bif, OutputFormat.Trickplay, OutputFormat.WebVtt], result.Plans.Select(plan => plan.Format));
        Assert.Equal([(320, 180, 6), (160, 90, 3), (320, 180, 6)], result.Plans.Select(plan => (plan.Width, plan.Height, plan.FrameCount)));
        Assert.True(File.Exists(_rig.InFolder("film-320-2.bif")));
        Assert.True(File.Exists(_rig.InFolder("film.trickplay/160 - 10x10/0.jpg")));
        Assert.True(File.Exists(_rig.InFolder("film.previews/320-2.vtt")));
    }

    [Fact]
    public async Task A_repeat_is_fresh_and_a_forced_repeat_writes_the_same_bytes()
    {
        var clip = _rig.Copy(await TestMedia.ClockAsync(12), "film.mkv");
        var work = Works.Extract(path: clip, plans: AllFormats());
        await _rig.ProcessAsync(work);
        var first = Snapshot();

        var repeat = await _rig.ProcessAsync(work);
        var forced = await _rig.ProcessAsync(work with { Force = true });

        Assert.Equal((ExtractOutcome.Fresh, FrameSource.OutputExisted), (repeat.Outcome, repeat.Source));
        Assert.Equal(ExtractOutcome.Published, forced.Outcome);
        Assert.Equal(first, Snapshot());
    }

    [Fact]
    public async Task Only_what_is_not_fresh_is_made()
    {
        var clip = _rig.Copy(await TestMedia.ClockAsync(12), "film.mkv");
        var plans = AllFormats();
        await _rig.ProcessAsync(clip, plans);
        File.Delete(plans[0].Target);

        var result = await _rig.ProcessAsync(clip, plans);

        Assert.Equal([PlanStatus.Published, PlanStatus.Fresh, PlanStatus.Fresh], result.Plans.Select(plan => plan.Status));
        Assert.Equal(ExtractOutcome.Published, result.Outcome);
    }

    [Fact]
    public async Task One_video_is_worked_on_once_at_a_time()
    {
        var clip = _rig.Copy(await TestMedia.ClockAsync(12), "film.mkv");

        var results = await Task.WhenAll(_rig.ProcessAsync(clip, AllFormats()), _rig.ProcessAsync(clip, AllFormats()));

        Assert.Equal([ExtractOutcome.Published, ExtractOutcome.Fresh], results.Select(result => result.Outcome).Order());
    }

    [Fact(Timeout = 180_000)]
    public async Task Work_on_a_video_that_another_worker_has_waits_without_a_worker()
    {
        var token = TestContext.Current.CancellationToken;
        using var ffmpeg = new Script("""while [ ! -e "$(dirname "$0")/go" ]; do sleep 0.05; done; exec ffmpeg "$@" """);
        using var rig = new ExtractionRig(ffmpeg.Path);
        var work = Works.Extract(path: await TestMedia.ClockAsync(3), plans: Works.Bif(rig.InFolder("a.bif")));
        var pool = new WorkerPool(2);
        using var seat = await ExtractionRig.SitAsync(pool);
        using var second = await ExtractionRig.SitAsync(pool);

        var results = Task.WhenAll(rig.Processor.ProcessAsync(work, seat, token), rig.Processor.ProcessAsync(work, second, token));
        var free = await pool.TakeAsync(token);
        await File.WriteAllTextAsync(Path.Combine(ffmpeg.Folder, "go"), "", token);
        pool.Return(free);

        Assert.Equal([ExtractOutcome.Published, ExtractOutcome.Fresh], (await results).Select(result => result.Outcome).Order());
    }

    [Fact]
    public async Task Pictures_that_would_fill_the_temporary_folder_are_refused_before_ffmpeg_starts()
    {
        using var ffmpeg = new Script("""touch "$(dirname "$0")/begun"; exit 1""");
        using var rig = new ExtractionRig(ffmpeg.Path, freeBytes: 64 * 1024 * 1024);

        // 60 pictures of about 1.4 MB each are more than memory has room for.
        var plans = Enumerable.Range(0, 5).Select(i => Works.Bif(rig.InFolder($"{i}.bif"), 3840 - (2 * i), 1));

        var result = await rig.ProcessAsync(await TestMedia.ClockAsync(12), [.. plans]);

        Assert.Equal(ExtractOutcome.Failed, result.Outcome);
        Assert.Contains("has 64 MB free", result.Reason);
        Assert.Contains("TMP_FOLDER", result.Reason);
        Assert.False(File.Exists(Path.Combine(ffmpeg.Folder, "begun")));
    }

    [Fact]
    public async Task With_the_room_that_its_pictures_need_a_video_is_worked_on()
    {
        // One picture of 320 x 180 pixels takes about 9,600 bytes, and memory has room for it.
        using var rig = new ExtractionRig(freeBytes: 0);

        var result = await rig.ProcessAsync(await TestMedia.ClockAsync(3), Works.Bif(rig.InFolder("a.bif")));

        Assert.Equal(ExtractOutcome.Published, result.Outcome);
    }

    [Fact]
    public async Task A_plan_that_fails_doesnt_stop_the_others_and_names_its_cause()
    {
        var clip = _rig.Copy(await TestMedia.ClockAsync(3), "film.mkv");
        await File.WriteAllTextAsync(_rig.InFolder("file"), "", TestContext.Current.CancellationToken);

        var result = await _rig.ProcessAsync(clip, Works.Bif(_rig.InFolder("file/a.bif")), Works.Bif(_rig.InFolder("b.bif")));

        Assert.Equal(ExtractOutcome.Failed, result.Outcome);
        Assert.Equal([PlanStatus.Failed, PlanStatus.Published], result.Plans.Select(plan => plan.Status));
        Assert.NotEmpty(result.Plans[0].Reason!);
        Assert.Equal(result.Plans[0].Reason, result.Reason);
    }

    [Fact]
    public async Task A_video_that_changes_while_it_is_read_is_not_published()
    {
        var clip = _rig.Copy(await TestMedia.ClockAsync(3), "film.mkv");
        using var ffmpeg = new Script($$"""echo more >> '{{clip}}'; exec ffmpeg "$@" """);
        using var rig = new ExtractionRig(ffmpeg.Path);

        var result = await rig.ProcessAsync(clip, Works.Bif(_rig.InFolder("a.bif")));

        Assert.Equal(ExtractOutcome.SourceChanged, result.Outcome);
        Assert.False(File.Exists(_rig.InFolder("a.bif")));
    }

    [Fact]
    public async Task A_missing_video_a_folder_and_an_empty_file_are_told_apart()
    {
        await File.WriteAllTextAsync(_rig.InFolder("empty.mkv"), "", TestContext.Current.CancellationToken);

        Assert.Equal(ExtractOutcome.SourceMissing, (await _rig.ProcessAsync(_rig.InFolder("none.mkv"))).Outcome);
        Assert.Contains("folder", (await _rig.ProcessAsync(_rig.Folder)).Reason);
        Assert.Contains("0 bytes", (await _rig.ProcessAsync(_rig.InFolder("empty.mkv"))).Reason);
    }

    [Fact]
    public async Task A_crash_of_ffmpeg_is_a_failure_of_this_file_with_its_diagnosis()
    {
        using var ffmpeg = new Script("echo '[h264 @ 0x1] Error: bad things' >&2; kill -SEGV $$");
        using var rig = new ExtractionRig(ffmpeg.Path);

        var result = await rig.ProcessAsync(await TestMedia.ClockAsync(3), Works.Bif(rig.InFolder("a.bif")));

        Assert.Equal(ExtractOutcome.Failed, result.Outcome);
        Assert.Contains("SIGSEGV", result.Reason);
        Assert.Contains("bad things", result.Reason);
    }

    [Fact]
    public async Task Without_ffmpeg_the_reason_says_what_to_install()
    {
        using var rig = new ExtractionRig("/no/such/ffmpeg");

        var result = await rig.ProcessAsync(await TestMedia.ClockAsync(3), Works.Bif(rig.InFolder("a.bif")));

        Assert.Contains("Install ffmpeg, or set FFMPEG_PATH", result.Reason);
    }

    [Fact]
    public async Task Cancelled_work_leaves_nothing_behind()
    {
        using var ffmpeg = new Script("""touch "$(dirname "$0")/begun"; sleep 60""");
        using var rig = new ExtractionRig(ffmpeg.Path);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var work = Works.Extract(path: await TestMedia.ClockAsync(3), plans: Works.Bif(rig.InFolder("a.bif")));
        using var seat = await ExtractionRig.SitAsync(new WorkerPool(1));
        var running = rig.Processor.ProcessAsync(work, seat, cancel.Token);
        while (!File.Exists(Path.Combine(ffmpeg.Folder, "begun")))
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Empty(Directory.EnumerateFiles(rig.Folder, "*", SearchOption.AllDirectories));
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(rig.Options.TempFolder, "previewforge-runner", "r", "work")));
    }

    [Fact]
    public async Task The_last_picture_of_the_video_in_hand_can_be_seen()
    {
        var work = Works.Extract(path: await TestMedia.ClockAsync(3), plans: Works.Bif(_rig.InFolder("a.bif")));
        using var seat = await ExtractionRig.SitAsync(new WorkerPool(1));

        await _rig.Processor.ProcessAsync(work, seat, TestContext.Current.CancellationToken);

        Assert.True(JpegHeader.HasStartOfImage(seat.Worker.LatestFrame!.Jpeg.Span));
    }

    [Fact]
    public async Task The_heartbeat_shows_what_a_worker_does()
    {
        using var ffmpeg = new Script("""ffmpeg "$@"; sleep 600""");
        using var rig = new ExtractionRig(ffmpeg.Path);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var seat = await ExtractionRig.SitAsync(new WorkerPool(1));
        var worker = seat.Worker;
        var work = Works.Extract(path: await TestMedia.ClockAsync(12), plans: Works.Bif(rig.InFolder("a.bif"), 160, 2));
        var running = rig.Processor.ProcessAsync(work, seat, cancel.Token);

        while (worker.Current is not { Percent: > 80 })
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.Equal((work.JobId, 1, 83.3), (worker.Current.JobId, worker.Current.ItemId, worker.Current.Percent));
        Assert.True(worker.Current.Speed > 0);
        Assert.NotNull(worker.Current.RemainingSeconds);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private OutputPlan[] AllFormats() =>
    [
        Works.Bif(_rig.InFolder("film-320-2.bif"), 320, 2),
        new("s", OutputFormat.Trickplay, _rig.InFolder("film.trickplay/160 - 10x10"), 160, 4),
        new("s", OutputFormat.WebVtt, _rig.InFolder("film.previews/320-2.vtt"), 320, 2),
    ];

    private SortedDictionary<string, string> Snapshot() => new(
        Directory.EnumerateFiles(_rig.Folder, "*", SearchOption.AllDirectories).Where(path => !path.StartsWith(_rig.Options.TempFolder, StringComparison.Ordinal))
            .ToDictionary(path => path, path => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)))),
        StringComparer.Ordinal);
}
