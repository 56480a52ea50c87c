using PreviewForge.GpuRunner.Extraction;
using PreviewForge.GpuRunner.Extraction.Commands;
using PreviewForge.GpuRunner.Extraction.Diagnosis;
using PreviewForge.GpuRunner.Extraction.Ladder;
using PreviewForge.GpuRunner.Extraction.Media;
using PreviewForge.Tests.Runner.Fakes;
using PreviewForge.Tests.Runner.Processes;

namespace PreviewForge.Tests.Runner.Extraction.Ladder;

public class PlainColoursTests
{
    private const string NoTonemap = """case "$*" in *zscale*) echo '[zscale @ 0x1] code 3074: no path between colorspaces' >&2; exit 1;; *) exec ffmpeg "$@";; esac""";

    [Fact]
    public async Task Colours_that_cant_be_converted_are_left_dull_and_the_reason_is_kept()
    {
        using var ffmpeg = new Script(NoTonemap);
        using var rig = new ExtractionRig(ffmpeg.Path);

        var frames = Assert.IsType<ExtractionEnd.Frames>(await rig.ExtractAsync(await HighRangeAsync(), (160, 2)));

        Assert.Equal(2, frames.ByWidth[160].Count);
        var attempt = Assert.Single(frames.Report.Attempts);
        Assert.Equal(frames.Report.Way, attempt.Way);
        Assert.StartsWith("The colours are dull because", attempt.Reason);
        Assert.Contains("no path between colorspaces", attempt.Reason);
    }

    [Fact]
    public async Task When_plain_colours_fail_too_nothing_is_made_of_it()
    {
        using var ffmpeg = new Script("echo 'zscale: no path between colorspaces' >&2; exit 1");
        using var rig = new ExtractionRig(ffmpeg.Path);

        var failed = Assert.IsType<ExtractionEnd.Failed>(await rig.ExtractAsync(await HighRangeAsync(), (160, 2)));

        Assert.DoesNotContain(failed.Report.Attempts, attempt => attempt.Reason.Contains("dull", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(DynamicRange.Pq, FailureClass.Colour, true)]
    [InlineData(DynamicRange.Hlg, FailureClass.DolbyVision, true)]
    [InlineData(DynamicRange.Pq, FailureClass.Crash, false)]
    [InlineData(DynamicRange.Standard, FailureClass.Colour, false)]
    [InlineData(DynamicRange.DolbyVision, FailureClass.Colour, false)]
    [InlineData(DynamicRange.DolbyVision, FailureClass.DolbyVision, false)]
    public void Only_colours_that_anything_can_show_are_left_as_they_are(object range, object failure, bool helps)
    {
        var video = new VideoFacts(0, 3840, 2160, 16 / 9.0, TimeSpan.FromSeconds(100), (DynamicRange)range);
        var request = FrameRequest.For(Works.Extract(path: "/m/a.mkv").Item, video, new());

        Assert.Equal(helps, PlainColours.MayHelp(request, (FailureClass)failure));
        Assert.False(PlainColours.MayHelp(request with { HasPlainColours = true }, (FailureClass)failure));
    }

    private static Task<string> HighRangeAsync() => TestMedia.MakeAsync(
        "-f lavfi -i color=c=0x808080:s=160x90:r=5:d=3 -pix_fmt yuv420p10le -c:v libx265 -preset ultrafast "
        + "-x265-params log-level=none:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc",
        "mkv");
}
