using PreviewForge.Contracts.Results;
using PreviewForge.GpuRunner.Extraction;
using PreviewForge.GpuRunner.Extraction.Indexing;
using PreviewForge.GpuRunner.Extraction.Ladder;
using PreviewForge.GpuRunner.Hardware;
using PreviewForge.GpuRunner.Hardware.Capability;
using PreviewForge.GpuRunner.Hardware.Detection;
using PreviewForge.GpuRunner.Hardware.Vulkan;
using PreviewForge.Tests.Runner.Fakes;
using PreviewForge.Tests.Runner.Processes;

namespace PreviewForge.Tests.Runner.Extraction.Sparse;

/// <summary>A container with an index, a real ffmpeg where it works, and a dummy one where it must fail. Five keyframes a second.</summary>
public class SparseWayTests
{
    private static Task<string> ClipAsync() =>
        TestMedia.ClockAsync(20, options: "-c:v libvpx -deadline realtime -cpu-used 8 -g 1 -threads 1", extension: "ivf");

    [Fact]
    public async Task Each_chosen_keyframe_is_read_and_decoded_once_and_no_program_opens_the_file()
    {
        using var rig = Rig(new IvfIndexer());

        var frames = Assert.IsType<ExtractionEnd.Frames>(await rig.ExtractAsync(await ClipAsync(), (160, 2), (96, 4)));

        Assert.All(frames.ByWidth.Values, set => Assert.Equal([0, 2, 4, 6, 8, 10, 12, 14, 16, 18], ExtractionRig.Look(set).Seconds));
        var report = frames.Report;
        Assert.Equal((ExtractionWay.Sparse, "cpu", 0, 0.0), (report.Way, report.Device, report.Attempts.Count, report.AlignmentSeconds));
        Assert.Equal((100, 10, 10, 2), (report.KeyframesFound, report.KeyframesChosen, report.FramesDecoded, report.ProcessesStarted));
        Assert.True(report.BytesRead <= 1.1 * (report.KeyframeBytes + report.IndexBytes), $"{report}");
        Assert.True(report.KeyframeBytes > 0);
    }

    [Fact]
    public async Task A_way_that_fails_for_this_kind_of_video_is_left_out_and_the_next_one_gives_the_pictures()
    {
        const int failuresToSkip = 3;
        var indexer = new IvfIndexer();
        using var rig = Rig(indexer);
        for (var i = 0; i < failuresToSkip; i++)
        {
            rig.Verdicts.Failed(new VideoKind(ExtractionWay.Sparse, "cpu", indexer.Container, "vp8"));
        }

        var frames = Assert.IsType<ExtractionEnd.Frames>(await rig.ExtractAsync(await ClipAsync(), (160, 10)));

        Assert.Equal([0, 10], ExtractionRig.Look(frames.ByWidth[160]).Seconds);
        Assert.NotEqual(ExtractionWay.Sparse, frames.Report.Way);
        Assert.Empty(frames.Report.Attempts);
    }

    [Fact]
    public async Task Slots_share_the_keyframe_that_they_share()
    {
        using var rig = Rig(new IvfIndexer { IsIndexed = keyframe => keyframe.Time.TotalSeconds % 4 is 0 });

        var frames = Assert.IsType<ExtractionEnd.Frames>(await rig.ExtractAsync(await ClipAsync(), (160, 2)));

        Assert.Equal([0, 0, 4, 4, 8, 8, 12, 12, 16, 16], ExtractionRig.Look(frames.ByWidth[160]).Seconds);
        Assert.Equal((5, 2.0), (frames.Report.FramesDecoded, frames.Report.AlignmentSeconds));
    }

    [Fact]
    public async Task Slots_too_far_from_their_keyframe_are_decoded_exactly()
    {
        using var rig = Rig(new IvfIndexer { IsIndexed = keyframe => keyframe.Time.TotalSeconds is < 13 or > 17 });

        var frames = Assert.IsType<ExtractionEnd.Frames>(await rig.ExtractAsync(await ClipAsync(), (160, 1)));

        Assert.Equal([.. Enumerable.Range(0, 13), 12, 12, 15, 16, 17, 18, 19], ExtractionRig.Look(frames.ByWidth[160]).Seconds);
        Assert.Equal((ExtractionWay.Sparse, 3), (frames.Report.Way, frames.Report.ExactSlots));
        Assert.InRange(frames.Report.AlignmentSeconds!.Value, 1, 1.6);
    }

    [Fact]
    public async Task Keyframes_too_far_apart_for_most_slots_make_a_full_decode_of_it_at_once()
    {
        using var rig = Rig(new IvfIndexer { IsIndexed = keyframe => keyframe.Time.TotalSeconds is 0 });

        await FallsBackAsync(rig, ExtractionWay.FullDecode, "too far apart");
    }

    [Fact]
    public async Task An_index_that_points_elsewhere_is_given_up_with_its_reason()
    {
        using var rig = Rig(new IvfIndexer
        {
            Tamper = (keyframe, _) =>
            {
                if (keyframe.Time.TotalSeconds is 6)
                {
                    throw new WrongIndexException("There is a sound at 6 s.");
                }
            },
        });

        await FallsBackAsync(rig, ExtractionWay.KeyframePass, "There is a sound at 6 s.");
    }

    [Fact]
    public async Task A_reader_that_breaks_on_a_hostile_file_costs_nothing_but_the_way()
    {
        using var rig = Rig(new IvfIndexer { IsIndexed = _ => throw new InvalidOperationException("bad") });

        await FallsBackAsync(rig, ExtractionWay.KeyframePass, "The index can't be read: bad");
    }

    [Fact]
    public async Task A_keyframe_that_cant_be_decoded_is_missed_by_its_time()
    {
        using var rig = Rig(new IvfIndexer
        {
            Tamper = (keyframe, coded) =>
            {
                if (keyframe.Time.TotalSeconds is 6)
                {
                    coded.Span.Clear();
                }
            },
        });

        await FallsBackAsync(rig, ExtractionWay.KeyframePass, "Only 9 of 10 keyframes");
    }

    [Theory]
    [InlineData("kill -SEGV $$", "SIGSEGV")]
    [InlineData("cat > /dev/null; exit 1", "failed with code 1")]
    [InlineData("exit 0", "Only 0 of 10 keyframes")]
    [InlineData("while :; do echo garbage; done", "no stream of pictures")]
    [InlineData("head -c 400 | ffmpeg \"$@\"", "of 10 ")]
    public async Task What_goes_wrong_in_ffmpeg_is_named_and_another_way_is_found(string program, string reason)
    {
        using var ffmpeg = new Script($$"""case "$*" in *pipe:0*) {{program}};; *) exec ffmpeg "$@";; esac""");
        using var rig = Rig(new IvfIndexer(), ffmpeg.Path);

        await FallsBackAsync(rig, ExtractionWay.KeyframePass, reason);
    }

    [Fact]
    public async Task A_container_that_leaves_keyframes_to_the_reader_has_them_read_only()
    {
        using var ffmpeg = new Script("""case "$*" in *pipe:0*) exit 1;; *) exec ffmpeg "$@";; esac""");
        using var rig = Rig(new IvfIndexer { Container = MediaContainer.Mp4 }, ffmpeg.Path);

        await FallsBackAsync(rig, ExtractionWay.KeyframeReads, "failed with code 1");
    }

    [Fact]
    public async Task What_fails_on_a_gpu_is_done_by_the_cpu_in_the_same_way()
    {
        using var ffmpeg = new Script("""case "$*" in *cuda*) echo 'CUDA error: no device' >&2; exit 1;; *) exec ffmpeg "$@";; esac""");
        using var rig = Rig(new IvfIndexer(), ffmpeg.Path);
        rig.Devices.Replace([Card(new CodecFormat("vp8", 8))], VulkanDevice.None("None was looked for."));

        var (frames, told) = await OnTheCardAsync(rig);

        Assert.Contains("CUDA error", Assert.Single(told));
        AssertTheCpuDidIt(frames, "CUDA error");
    }

    [Fact]
    public async Task What_a_gpu_doesnt_decode_is_left_to_the_cpu_at_once()
    {
        using var rig = Rig(new IvfIndexer());
        rig.Devices.Replace([Card(new CodecFormat("h264", 8))], VulkanDevice.None("None was looked for."));

        AssertTheCpuDidIt((await OnTheCardAsync(rig)).Frames, "doesn't decode vp8");
    }

    private static readonly DecodeDevice Nvidia = new("nvidia-1", DeviceKind.Nvidia, "Card", "0");

    private static KnownDevice Card(CodecFormat format) => new(
        new FoundDevice(Nvidia.Id, "nvidia", Nvidia.Name, "1", []) { Device = Nvidia },
        new DecodeResults([format], new Dictionary<CodecFormat, string>()));

    private static async Task<(ExtractionEnd.Frames Frames, List<string> Told)> OnTheCardAsync(ExtractionRig rig)
    {
        var told = new List<string>();
        var end = await rig.ExtractAsync(await ClipAsync(), order => order with { Device = Nvidia, OnFallback = told.Add }, (160, 2));
        return (Assert.IsType<ExtractionEnd.Frames>(end), told);
    }

    private static void AssertTheCpuDidIt(ExtractionEnd.Frames frames, string reason)
    {
        Assert.Equal((ExtractionWay.Sparse, "cpu"), (frames.Report.Way, frames.Report.Device));
        var attempt = Assert.Single(frames.Report.Attempts);
        Assert.Equal((ExtractionWay.Sparse, "nvidia-1"), (attempt.Way, attempt.Device));
        Assert.Contains(reason, attempt.Reason);
    }

    [Fact]
    public async Task A_file_that_is_cut_off_behind_its_index_is_not_published_and_ffmpeg_is_not_asked()
    {
        var whole = await ClipAsync();
        var length = new FileInfo(whole).Length;
        using var ffmpeg = new Script("""touch "$(dirname "$0")/begun"; exit 1""");
        using var rig = new ExtractionRig(ffmpeg.Path);
        rig.Indexers.Insert(0, new CutOff(new IvfIndexer(), length / 2));

        var failed = Assert.IsType<ExtractionEnd.Failed>(await rig.ExtractAsync(whole, (160, 2)));

        Assert.Contains("ends early", failed.Reason);
        Assert.False(File.Exists(Path.Combine(ffmpeg.Folder, "begun")));
    }

    private static ExtractionRig Rig(IVideoIndexer indexer, string ffmpeg = "ffmpeg")
    {
        var rig = new ExtractionRig(ffmpeg);
        rig.Indexers.Insert(0, indexer);
        return rig;
    }

    private static async Task FallsBackAsync(ExtractionRig rig, ExtractionWay way, string reason)
    {
        var frames = Assert.IsType<ExtractionEnd.Frames>(await rig.ExtractAsync(await ClipAsync(), (160, 2)));

        Assert.Equal([0, 2, 4, 6, 8, 10, 12, 14, 16, 18], ExtractionRig.Look(frames.ByWidth[160]).Seconds);
        Assert.Equal(way, frames.Report.Way);
        Assert.Contains(reason, Assert.Single(frames.Report.Attempts).Reason);
    }

    /// <summary>Tells of every keyframe, though the file ends before.</summary>
    private sealed class CutOff(IvfIndexer whole, long length) : IVideoIndexer
    {
        public MediaContainer Container => whole.Container;

        public bool Recognises(ReadOnlySpan<byte> start) => whole.Recognises(start);

        public async ValueTask<IndexOutcome> OpenAsync(
            GpuRunner.Extraction.Sources.IMediaSource source, int slotSeconds, CancellationToken cancellationToken)
        {
            var video = ((IndexOutcome.Found)await whole.OpenAsync(source, slotSeconds, cancellationToken)).Video;
            var keyframes = video.Index.Keyframes.Select(keyframe => keyframe with { Position = keyframe.Position + source.Length - length });
            return new IndexOutcome.Found(new Shifted(video, video.Index with { Keyframes = [.. keyframes] }));
        }

        private sealed class Shifted(IIndexedVideo video, VideoIndex index) : IIndexedVideo
        {
            public VideoIndex Index => index;

            public string StreamFormat => video.StreamFormat;

            public ReadOnlyMemory<byte> Head => video.Head;

            public ValueTask<StreamPacket> ReadAsync(Keyframe keyframe, int number, CancellationToken cancellationToken) =>
                throw new WrongIndexException("Nothing is there.");
        }
    }
}
