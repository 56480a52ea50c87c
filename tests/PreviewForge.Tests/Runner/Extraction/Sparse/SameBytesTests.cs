using PreviewForge.Contracts.Results;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Extraction;
using PreviewForge.Previews.Frames;
using PreviewForge.Tests.Runner.Fakes;

namespace PreviewForge.Tests.Runner.Extraction.Sparse;

/// <summary>
/// Sparse keyframes against ffmpeg's own keyframe pass over the whole file: the same pictures, byte for byte, for what the index and the
/// keyframes cost.
/// </summary>
public class SameBytesTests
{
    /// <summary>The index and the keyframes, and a tenth for what lies between them.</summary>
    private const double MostReads = 1.1;

    [Theory]
    [InlineData("mp4", "-c:v libx264 -preset ultrafast -g 12 -bf 2 -threads 1")]
    [InlineData("mp4", "-c:v libx264 -preset ultrafast -g 12 -bf 2 -threads 1 -movflags +faststart")]
    [InlineData("mkv", "-c:v libx264 -preset ultrafast -g 12 -bf 2 -threads 1")]
    [InlineData("mkv", "-c:v libx265 -preset ultrafast -pix_fmt yuv420p10le -x265-params log-level=none:keyint=12:min-keyint=12:open-gop=1:bframes=2:pools=1")]
    [InlineData("webm", "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 2M -g 12 -threads 1")]
    [InlineData("avi", "-c:v mpeg4 -g 12 -b:v 2M -threads 1")]
    [InlineData("mkv", "-c:v libsvtav1 -preset 12 -g 12 -svtav1-params lp=1")]
    public async Task Pictures_are_those_of_the_keyframe_pass_and_nothing_else_is_read(string container, string options)
    {
        var clip = await NoisyClockAsync(container, options);

        var sparse = await ExtractAsync(clip, WaySetting.Sparse);
        var pass = await ExtractAsync(clip, WaySetting.Keyframes);

        Assert.Equal((ExtractionWay.Sparse, ExtractionWay.KeyframePass), (sparse.Report.Way, pass.Report.Way));
        AssertSame(pass.ByWidth[160], sparse.ByWidth[160]);
        Assert.Equal(sparse.Report.KeyframesChosen, sparse.Report.FramesDecoded);
        Assert.True(sparse.Report.BytesRead <= MostReads * (sparse.Report.KeyframeBytes + sparse.Report.IndexBytes), $"{sparse.Report}");
    }

    [Theory]
    [InlineData("ts", "-c:v mpeg2video -g 12 -b:v 2M -bf 2 -threads 1 -r 25")]
    public async Task A_container_without_an_index_is_searched_for_the_same_pictures(string container, string options)
    {
        var clip = await NoisyClockAsync(container, options);

        var sparse = await ExtractAsync(clip, WaySetting.Sparse);

        AssertSame((await ExtractAsync(clip, WaySetting.Keyframes)).ByWidth[160], sparse.ByWidth[160]);
        Assert.Equal(sparse.Report.KeyframesChosen, sparse.Report.FramesDecoded);
    }

    // Noise, as film grain is: a still picture makes all but keyframes vanish.
    private static Task<string> NoisyClockAsync(string container, string options) =>
        TestMedia.ClockAsync(20, "320x180", options, container, "noise=alls=8:allf=t");

    private static async Task<ExtractionEnd.Frames> ExtractAsync(string clip, WaySetting way)
    {
        using var rig = new ExtractionRig();
        rig.Options.Way = way;
        var frames = Assert.IsType<ExtractionEnd.Frames>(await rig.ExtractAsync(clip, (160, 2)));
        Assert.Empty(frames.Report.Attempts);
        return frames;
    }

    private static void AssertSame(IFrameSet expected, IFrameSet actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        Assert.All(Enumerable.Range(0, expected.Count), i => Assert.True(expected.Read(i).Span.SequenceEqual(actual.Read(i).Span), $"Picture {i} differs."));
    }
}
