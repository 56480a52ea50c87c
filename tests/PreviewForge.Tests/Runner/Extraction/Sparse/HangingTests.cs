using Microsoft.Extensions.Time.Testing;
using PreviewForge.Contracts.Results;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Extraction;
using PreviewForge.GpuRunner.Extraction.Ebml;
using PreviewForge.GpuRunner.Extraction.Indexing;
using PreviewForge.GpuRunner.Extraction.Processes;
using PreviewForge.GpuRunner.Extraction.Sources;
using PreviewForge.Tests.Runner.Fakes;
using PreviewForge.Tests.Runner.Processes;
using static PreviewForge.Tests.Runner.Ebml.Elements;

namespace PreviewForge.Tests.Runner.Extraction.Sparse;

/// <summary>The storage or ffmpeg stands still in the middle of a sparse extraction.</summary>
public sealed class HangingTests : IDisposable
{
    private const string Announced = """echo $$ > "$(dirname "$0")/self"; """;

    private readonly FakeTimeProvider _time = new();
    private readonly PauseSwitch _pause = new();
    private readonly TaskCompletionSource _reading = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Theory(Timeout = 180_000)]
    [InlineData("exec ffmpeg \"$@\"")]
    [InlineData("trap '' TERM; while :; do sleep 1; done")]
    public async Task Cancelling_ends_a_storage_that_hangs_and_an_ffmpeg_that_does(string program)
    {
        using var ffmpeg = new Script(Announced + program);
        using var rig = Rig(ffmpeg, new ChildProcess(TimeProvider.System));
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = await BeginAsync(rig, cancel.Token);
        await Living.WaitForAsync(() => IsAnnounced(ffmpeg));

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await Living.WaitForAsync(() => !Living.IsRunning(int.Parse(ffmpeg.Read("self"))));
    }

    [Theory(Timeout = 180_000)]
    [InlineData("exec ffmpeg \"$@\"")]
    [InlineData("while :; do sleep 1; done")]
    public async Task Without_any_progress_it_is_given_up_after_minutes_and_says_so(string program)
    {
        using var ffmpeg = new Script(Announced + program);
        using var rig = Rig(ffmpeg, new ChildProcess(_time));
        rig.Options.Way = WaySetting.Sparse;
        var running = await BeginAsync(rig, TestContext.Current.CancellationToken);

        await AdvanceUntilAsync(() => running.IsCompleted);

        Assert.Contains("made no progress", Assert.IsType<ExtractionEnd.Failed>(await running).Reason);
        await Living.WaitForAsync(() => !Living.IsRunning(int.Parse(ffmpeg.Read("self"))));
    }

    [Fact(Timeout = 180_000)]
    public async Task A_pause_of_hours_in_the_middle_is_no_standstill()
    {
        using var ffmpeg = new Script(Announced + "exec ffmpeg \"$@\"");
        using var rig = Rig(ffmpeg, new ChildProcess(_time, _pause));
        var running = await BeginAsync(rig, TestContext.Current.CancellationToken);
        await Living.WaitForAsync(() => IsAnnounced(ffmpeg));
        _pause.Set(true);
        await AdvanceUntilAsync(() => StateOf(ffmpeg) is 'T', TimeSpan.FromSeconds(1));

        for (var hour = 0; hour < 10; hour++)
        {
            _time.Advance(TimeSpan.FromHours(1));
            await Task.Yield();
        }

        Assert.False(running.IsCompleted);
        _pause.Set(false);
        await AdvanceUntilAsync(() => StateOf(ffmpeg) is not 'T', TimeSpan.FromSeconds(1));
        _answer.SetResult();
        var frames = Assert.IsType<ExtractionEnd.Frames>(await running);
        Assert.Equal(ExtractionWay.Sparse, frames.Report.Way);
        Assert.Equal(10, frames.ByWidth[160].Count);
    }

    /// <summary>The same moment again and again is life without progress. The shell writes it by itself, and reads nothing.</summary>
    [Fact(Timeout = 180_000)]
    public async Task Pictures_that_get_no_further_are_no_progress()
    {
        var track = Element(MatroskaId.TrackEntry, Number(MatroskaId.TrackNumber, 1), Text(0x86, "V_MJPEG"));
        byte[] head = [.. Element(MatroskaId.Ebml, Text(MatroskaId.DocType, "matroska")), .. Sized(MatroskaId.Segment, UnknownInEight, Element(MatroskaId.Tracks, track))];
        var again = Element(MatroskaId.Cluster, Number(MatroskaId.ClusterTimestamp, 0), SimpleBlock(1, 0, [0xFF, 0xD8, 0xFF, 0xD9]));
        using var ffmpeg = new Script($"{Announced}printf '{Octal(head)}'; while :; do printf '{Octal(again)}'; done");
        using var rig = Rig(ffmpeg, new ChildProcess(_time));
        rig.Options.Way = WaySetting.Full;
        var running = ExtractAsync(rig, await ClipAsync(), TestContext.Current.CancellationToken);
        await Living.WaitForAsync(() => IsAnnounced(ffmpeg));

        await AdvanceUntilAsync(() => running.IsCompleted);

        Assert.Contains("made no progress", Assert.IsType<ExtractionEnd.Failed>(await running).Reason);
    }

    public void Dispose() => _answer.TrySetCanceled();

    private static string Octal(byte[] bytes) => string.Concat(bytes.Select(value => $"\\{Convert.ToString(value, 8).PadLeft(3, '0')}"));

    private static Task<string> ClipAsync() =>
        TestMedia.ClockAsync(20, options: "-c:v libvpx -deadline realtime -cpu-used 8 -g 1 -threads 1", extension: "ivf");

    private ExtractionRig Rig(Script ffmpeg, ChildProcess children)
    {
        var rig = new ExtractionRig(ffmpeg.Path, children: children);
        rig.Indexers.Insert(0, new HangingIndexer(new IvfIndexer(), _reading, _answer.Task));
        return rig;
    }

    /// <returns>The extraction, which waits for the storage.</returns>
    private async Task<Task<ExtractionEnd>> BeginAsync(ExtractionRig rig, CancellationToken cancellationToken)
    {
        var running = ExtractAsync(rig, await ClipAsync(), cancellationToken);
        await _reading.Task;
        return running;
    }

    private static Task<ExtractionEnd> ExtractAsync(ExtractionRig rig, string clip, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(rig.InFolder("frames")).FullName;
        var item = Works.Extract(path: clip, plans: Works.Bif(rig.InFolder("a.bif"), 160, 2)).Item;
        return rig.Extractor.ExtractAsync(new ExtractionOrder(item, new(), folder), (_, _) => { }, cancellationToken);
    }

    private static bool IsAnnounced(Script ffmpeg) => File.Exists(Path.Combine(ffmpeg.Folder, "self")) && ffmpeg.Read("self") is not "";

    /// <summary>The state's letter from /proc: T for a process that stands still.</summary>
    private static char StateOf(Script ffmpeg)
    {
        var stat = File.ReadAllText($"/proc/{ffmpeg.Read("self")}/stat");
        return stat[stat.LastIndexOf(')') + 2];
    }

    private async Task AdvanceUntilAsync(Func<bool> condition, TimeSpan? step = null)
    {
        while (!condition())
        {
            _time.Advance(step ?? TimeSpan.FromMinutes(1));
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Gives out the first keyframes, and then none until it gets an answer.</summary>
    private sealed class HangingIndexer(IvfIndexer whole, TaskCompletionSource reading, Task answer) : IVideoIndexer
    {
        public MediaContainer Container => whole.Container;

        public bool Recognises(ReadOnlySpan<byte> start) => whole.Recognises(start);

        public async ValueTask<IndexOutcome> OpenAsync(IMediaSource source, int slotSeconds, CancellationToken cancellationToken) =>
            new IndexOutcome.Found(new Hanging(((IndexOutcome.Found)await whole.OpenAsync(source, slotSeconds, cancellationToken)).Video, reading, answer));
    }

    private sealed class Hanging(IIndexedVideo video, TaskCompletionSource reading, Task answer) : IIndexedVideo
    {
        public VideoIndex Index => video.Index;

        public string StreamFormat => video.StreamFormat;

        public ReadOnlyMemory<byte> Head => video.Head;

        public async ValueTask<StreamPacket> ReadAsync(Keyframe keyframe, int number, CancellationToken cancellationToken)
        {
            if (number is 3)
            {
                reading.TrySetResult();
                await answer.WaitAsync(cancellationToken);
            }

            return await video.ReadAsync(keyframe, number, cancellationToken);
        }
    }
}
