using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Intake;
using PreviewForge.Tests.Runner.Fakes;
using PreviewForge.Tests.Runner.Processes;

namespace PreviewForge.Tests.Runner.Extraction;

/// <summary>Pictures that are there already are not made again.</summary>
public sealed class ReuseTests : IDisposable
{
    private readonly ExtractionRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Another_output_of_a_video_that_was_extracted_lately_takes_its_pictures_from_the_cache()
    {
        var clip = await FilmAsync();
        var first = await _rig.ProcessAsync(clip, Sheets("a", 320, 2));
        WithoutFfmpeg();

        var second = await _rig.ProcessAsync(clip, Sheets("b", 320, 4), Works.Bif(_rig.InFolder("c.bif"), 320, 2));

        Assert.Equal((ExtractOutcome.Published, FrameSource.Extracted), (first.Outcome, first.Source));
        Assert.Equal((ExtractOutcome.Published, FrameSource.CacheHit, 6, 12.0), (second.Outcome, second.Source, second.FrameCount, second.MediaSeconds));
        Assert.Equal([3, 6], second.Plans.Select(plan => plan.FrameCount));
        Assert.Equal((ExtractionWay.Reuse, 0, "the frame cache"), (second.Report!.Way, second.Report.BytesRead, second.Report.ReusedFrom));
    }

    [Fact]
    public async Task A_video_that_was_replaced_and_work_that_insists_get_new_pictures()
    {
        var clip = await FilmAsync();
        var work = Works.Extract(path: clip, plans: Sheets("a", 320, 2));
        await _rig.ProcessAsync(work);

        var forced = await _rig.ProcessAsync(work with { Force = true });
        File.SetLastWriteTimeUtc(clip, File.GetLastWriteTimeUtc(clip).AddSeconds(1));
        var replaced = await _rig.ProcessAsync(work);

        Assert.Equal([FrameSource.Extracted, FrameSource.Extracted], new[] { forced.Source, replaced.Source });
    }

    [Fact]
    public async Task Another_bound_for_exact_pictures_asks_for_other_pictures()
    {
        var clip = await FilmAsync();
        await _rig.ProcessAsync(clip, Sheets("a", 320, 2));
        _rig.Options.ExactSlotSeconds = 0.5;

        Assert.Equal(FrameSource.Extracted, (await _rig.ProcessAsync(clip, Sheets("b", 320, 2))).Source);
    }

    [Fact]
    public async Task With_the_cache_switched_off_every_work_is_done_anew()
    {
        using var rig = new ExtractionRig(cacheMinutes: 0);
        var clip = rig.Copy(await TestMedia.ClockAsync(12), "film.mkv");
        await rig.ProcessAsync(clip, Sheets("a", 320, 2, rig));

        Assert.Equal(FrameSource.Extracted, (await rig.ProcessAsync(clip, Sheets("b", 320, 2, rig))).Source);
    }

    [Fact(Timeout = 60_000)]
    public async Task Two_workers_with_other_outputs_of_one_video_make_its_pictures_once()
    {
        var token = TestContext.Current.CancellationToken;
        using var ffmpeg = new Script("""
            touch "$(dirname "$0")/begun"
            while [ ! -e "$(dirname "$0")/go" ]; do sleep 0.05; done
            exec ffmpeg "$@"
            """);
        using var rig = new ExtractionRig(ffmpeg.Path);
        var clip = await TestMedia.ClockAsync(3);
        var pool = new WorkerPool(2);
        using var seat = await ExtractionRig.SitAsync(pool);
        using var other = await ExtractionRig.SitAsync(pool);
        var first = rig.Processor.ProcessAsync(Works.Extract(path: clip, plans: Works.Bif(rig.InFolder("a.bif"))), seat, token);
        while (!File.Exists(Path.Combine(ffmpeg.Folder, "begun")))
        {
            await Task.Delay(10, token);
        }

        var second = rig.Processor.ProcessAsync(Works.Extract(path: clip, plans: Sheets("b", 320, 10, rig)), other, token);
        pool.Return(await pool.TakeAsync(token)); // The second has left its seat: it waits.
        await File.WriteAllTextAsync(Path.Combine(ffmpeg.Folder, "go"), "", token);

        Assert.Equal([FrameSource.Extracted, FrameSource.CacheHit], [(await first).Source, (await second).Source]);
        Assert.Equal([ExtractOutcome.Published, ExtractOutcome.Published], [(await first).Outcome, (await second).Outcome]);
    }

    [Fact]
    public async Task A_BIF_beside_a_video_gives_its_pictures_to_another_output()
    {
        using var rig = new ExtractionRig(cacheMinutes: 0);
        var clip = rig.Copy(await TestMedia.ClockAsync(12), "film.mkv");
        await rig.ProcessAsync(clip, Works.Bif(rig.InFolder("film-320-2.bif"), 320, 2));
        (rig.Options.FfmpegPath, rig.Options.FfprobePath) = ("/no/such/ffmpeg", "/no/such/ffprobe");

        var result = await rig.ProcessAsync(clip, Works.Bif(rig.InFolder("film-320-4.bif"), 320, 4), Sheets("film", 320, 2, rig));

        Assert.Equal((ExtractOutcome.Published, FrameSource.CacheHit), (result.Outcome, result.Source));
        Assert.Equal([3, 6], result.Plans.Select(plan => plan.FrameCount));
        Assert.Equal((ExtractionWay.Reuse, rig.InFolder("film-320-2.bif")), (result.Report!.Way, result.Report.ReusedFrom));
    }

    [Fact]
    public async Task A_BIF_whose_interval_is_made_longer_is_thinned_out()
    {
        using var rig = new ExtractionRig(cacheMinutes: 0);
        var clip = rig.Copy(await TestMedia.ClockAsync(12), "film.mkv");
        var target = rig.InFolder("index-sd.bif");
        await rig.ProcessAsync(clip, Works.Bif(target, 320, 2));

        var result = await rig.ProcessAsync(clip, Works.Bif(target, 320, 6));

        Assert.Equal((ExtractionWay.Reuse, 2), (result.Report!.Way, result.Plans.Single().FrameCount));
        Assert.Equal(ExtractOutcome.Fresh, (await rig.ProcessAsync(clip, Works.Bif(target, 320, 6))).Outcome);
    }

    [Fact]
    public async Task Intervals_that_have_little_in_common_are_made_apart_and_reported_together()
    {
        var clip = await FilmAsync();

        var result = await _rig.ProcessAsync(clip, Works.Bif(_rig.InFolder("a.bif"), 320, 7), Works.Bif(_rig.InFolder("b.bif"), 320, 10));

        Assert.Equal((ExtractOutcome.Published, 2, 2), (result.Outcome, result.Plans.Count, result.FrameCount));
        Assert.Equal(new FileInfo(clip).Length, result.Report!.SourceBytes);
        Assert.True(result.Report.PublishSeconds > 0);
    }

    private async Task<string> FilmAsync() => _rig.Copy(await TestMedia.ClockAsync(12), "film.mkv");

    private void WithoutFfmpeg() => (_rig.Options.FfmpegPath, _rig.Options.FfprobePath) = ("/no/such/ffmpeg", "/no/such/ffprobe");

    private OutputPlan Sheets(string name, int width, int interval) => Sheets(name, width, interval, _rig);

    private static OutputPlan Sheets(string name, int width, int interval, ExtractionRig rig) =>
        new("s", OutputFormat.Trickplay, rig.InFolder($"{name}.trickplay/{width} - 10x10"), width, interval);
}
