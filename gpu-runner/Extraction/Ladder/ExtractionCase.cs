using PreviewForge.Contracts.Results;
using PreviewForge.GpuRunner.Extraction.Commands;
using PreviewForge.GpuRunner.Extraction.Media;
using PreviewForge.GpuRunner.Extraction.Pictures;
using PreviewForge.GpuRunner.Hardware;

namespace PreviewForge.GpuRunner.Extraction.Ladder;

/// <summary>One file in hand: what is wanted of it, where its pictures go, and what it has cost so far.</summary>
/// <param name="order">What is wanted.</param>
/// <param name="limits">How it may be done.</param>
/// <param name="onProgress">Told of every picture; the second value is the video's length.</param>
/// <param name="time">Measures.</param>
internal sealed class ExtractionCase(ExtractionOrder order, CaseLimits limits, Action<ExtractionProgress, TimeSpan?> onProgress, TimeProvider time)
{
    private static readonly TimeSpan ShortestDeadline = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestDeadline = TimeSpan.FromHours(12);

    private readonly long _started = time.GetTimestamp();
    private Description? _description;
    private TimeSpan _wayBegan;

    public ExtractionOrder Order => order;

    public string Path => order.Item.Path;

    /// <summary>Threads of the decoder.</summary>
    public int Threads => limits.Threads;

    /// <summary>How far a slot's keyframe may be away.</summary>
    public TimeSpan Bound => limits.ExactSlotBound;

    /// <summary>Seconds between two slots.</summary>
    public int Interval { get; } = FrameRequest.IntervalOf(order.Item);

    /// <summary>All tries put their pictures here.</summary>
    public PictureStore Store { get; } = new(order.Folder) { OnPicture = order.OnPicture };

    public ExtractionAccount Account { get; } = new();

    public FrameRequest Request(VideoFacts video) => FrameRequest.For(order.Item, video, order.Frames);

    /// <summary>What ffprobe says of the file itself; it is asked once.</summary>
    public async Task<Description> DescribeFileAsync(MediaProbe probe, CancellationToken cancellationToken) =>
        _description ??= await DescribeAsync(() => probe.DescribeAsync(Path, cancellationToken));

    /// <summary>Asks ffprobe, and accounts for it.</summary>
    public async Task<Description> DescribeAsync(Func<Task<Description>> ask)
    {
        var began = Elapsed;
        var description = await ask();
        Account.ProcessesStarted++;
        Account.DescribeTime += Elapsed - began;
        return description;
    }

    /// <summary>What is left of the time that the file may take, with all tries.</summary>
    public TimeSpan TimeLeft(VideoFacts video)
    {
        var whole = video.Duration is { } length ? TimeSpan.FromTicks(Math.Max(ShortestDeadline.Ticks, length.Ticks * 4)) : LongestDeadline;
        var left = whole - Elapsed;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>How long the current try has taken.</summary>
    public TimeSpan WayTook => Elapsed - _wayBegan;

    /// <summary>A new try begins.</summary>
    public void BeginWay(ExtractionWay way, DecodeDevice device)
    {
        _wayBegan = Elapsed;
        Account.Begin(way, device.Id);
    }

    /// <summary>The current try was not enough.</summary>
    public void Miss(string reason) => Account.Miss(reason, WayTook);

    /// <summary>The current try has got to a place in the video.</summary>
    public void Show(TimeSpan position, VideoFacts video)
    {
        var took = WayTook.TotalSeconds;
        onProgress(new ExtractionProgress(position, took > 0 ? position.TotalSeconds / took : 0), video.Duration);
    }

    private TimeSpan Elapsed => time.GetElapsedTime(_started);
}

/// <param name="Threads">Threads of the decoder, at least 1.</param>
/// <param name="ExactSlotBound">A slot whose keyframe is further away is decoded exactly.</param>
internal sealed record CaseLimits(int Threads, TimeSpan ExactSlotBound);
