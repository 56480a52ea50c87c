using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Extraction;
using PreviewForge.Previews.Frames;
using PreviewForge.Tests.Runner.Fakes;

namespace PreviewForge.Tests.Runner.Pictures;

/// <summary>Takes pictures of a clip with a <see cref="TimeCode"/>, whatever way the extraction chooses.</summary>
public abstract class PictureRig : IDisposable
{
    private readonly ExtractionRig _rig = new();

    public void Dispose()
    {
        _rig.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Which ways may be tried.</summary>
    private protected WaySetting Way
    {
        set => _rig.Options.Way = value;
    }

    private protected string InFolder(string name) => _rig.InFolder(name);

    private protected Task<ExtractionEnd> ExtractAsync(string clip, int interval, ToneMap toneMap = ToneMap.Hable, int width = 160) =>
        _rig.ExtractAsync(clip, new FrameOptions(ToneMap: toneMap), (width, interval));

    private protected async Task<IFrameSet> PicturesAsync(string clip, int interval = 2, ToneMap toneMap = ToneMap.Hable, int width = 160) =>
        await ExtractAsync(clip, interval, toneMap, width) switch
        {
            ExtractionEnd.Frames frames => frames.ByWidth[width],
            var end => throw new InvalidOperationException($"{end}"),
        };

    private protected static int[] SecondsOf(IFrameSet pictures) =>
        [.. Enumerable.Range(0, pictures.Count).Select(i => TimeCode.SecondOf(pictures.Read(i)))];

    /// <summary>Pictures every two seconds show those seconds and the colours of the clip.</summary>
    private protected async Task<IFrameSet> IsRightAsync(string clip, int colourError = 8)
    {
        var pictures = await PicturesAsync(clip);

        Assert.Equal([0, 2, 4], SecondsOf(pictures));
        Assert.All([0, 1, 2], i => Assert.InRange(TimeCode.ColourErrorOf(pictures.Read(i)), 0, colourError));
        return pictures;
    }
}
