using PreviewForge.Previews;
using PreviewForge.Previews.Freshness;
using PreviewForge.Previews.Outputs;
using PreviewForge.Previews.Publishing;
using PreviewForge.Tests.Previews.Support;

namespace PreviewForge.Tests.Previews.Publishing;

/// <summary>The process dies before each single step that changes the disk, and starts again.</summary>
public sealed class CrashTests
{
    private static readonly SourceFingerprint Old = new("/m/Foo.mkv", 1, 1_000_000_000);
    private static readonly SourceFingerprint New = new("/m/Foo.mkv", 2, 2_000_000_000);
    private static readonly FrameSettings Settings = new(4, null);

    [Theory]
    [InlineData(PreviewFormat.Bif, true)]
    [InlineData(PreviewFormat.Trickplay, true)]
    [InlineData(PreviewFormat.WebVtt, true)]
    [InlineData(PreviewFormat.Bif, false)]
    [InlineData(PreviewFormat.Trickplay, false)]
    [InlineData(PreviewFormat.WebVtt, false)]
    public void After_a_crash_at_any_step_nothing_half_done_counts_and_a_repeat_gives_the_same_files(PreviewFormat format, bool replacesAnOlderOne)
    {
        var output = new PreviewOutput(format, TestOutputs.TargetOf(format), PreviewWidth.FromPixels(32), Interval.FromSeconds(10));
        var expected = Contents(PublishOver(Before(), output, crashAtStep: int.MaxValue, out var steps));
        Assert.InRange(steps, 8, 60);

        for (var step = 1; step <= steps; step++)
        {
            var files = PublishOver(Before(), output, step, out _);
            var verdict = new FreshnessProbe(files).Judge(output, New, Settings);
            if (verdict is Verdict.Fresh)
            {
                NewPublisher(files).RemoveLeftovers(output);
            }
            else
            {
                Publish(files, output, New, 30);
            }

            Assert.Equal(expected, Contents(files));
            Assert.DoesNotContain(files.Folders, folder => folder.Contains(".pf-", StringComparison.Ordinal));
        }

        MemoryFileSystem Before() => replacesAnOlderOne ? PublishOld(output) : JustTheVideo();
    }

    [Theory]
    [InlineData(PreviewFormat.Bif)]
    [InlineData(PreviewFormat.Trickplay)]
    public void The_place_of_a_single_output_holds_the_old_or_the_new_one_or_nothing_but_never_a_part(PreviewFormat format)
    {
        var output = new PreviewOutput(format, TestOutputs.TargetOf(format), PreviewWidth.FromPixels(32), Interval.FromSeconds(10));
        var first = OutputFiles.First(output);
        var old = Contents(PublishOld(output))[first];
        var @new = Contents(PublishOver(PublishOld(output), output, int.MaxValue, out var steps))[first];

        for (var step = 1; step <= steps; step++)
        {
            var files = PublishOver(PublishOld(output), output, step, out _);
            var found = files.Stat(first) is null ? null : Convert.ToHexString(files[first]);

            Assert.True(found == old || found == @new || (found is null && format == PreviewFormat.Trickplay));
        }
    }

    private static MemoryFileSystem PublishOld(PreviewOutput output)
    {
        var files = JustTheVideo();
        Publish(files, output, Old, 20);
        return files;
    }

    private static MemoryFileSystem JustTheVideo()
    {
        var files = new MemoryFileSystem();
        files["/m/Foo.mkv"] = [1];
        return files;
    }

    private static MemoryFileSystem PublishOver(MemoryFileSystem files, PreviewOutput output, int crashAtStep, out int steps)
    {
        var step = 0;
        files.BeforeChange = (_, _) =>
        {
            if (++step >= crashAtStep)
            {
                throw new PowerCut();
            }
        };

        try
        {
            Publish(files, output, New, 30);
        }
        catch (PowerCut)
        {
        }

        files.BeforeChange = (_, _) => { };
        steps = step;
        return files;
    }

    private static void Publish(MemoryFileSystem files, PreviewOutput output, SourceFingerprint source, int frames) =>
        NewPublisher(files).Publish(output, Jpegs.Frames(frames), source, Settings, CancellationToken.None);

    private static PreviewPublisher NewPublisher(MemoryFileSystem files) =>
        new(new AtomicPublisher(files, PublisherId.From("r1"), TimeProvider.System), "tool");

    private static Dictionary<string, string> Contents(MemoryFileSystem files) => files.Files.ToDictionary(file => file, file => Convert.ToHexString(files[file]));

    private sealed class PowerCut : Exception;
}
