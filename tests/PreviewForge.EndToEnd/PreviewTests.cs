using PreviewForge.Cli;
using PreviewForge.Cli.Preview;
using PreviewForge.Cli.Stack;
using PreviewForge.EndToEnd.Media;
using PreviewForge.EndToEnd.Outputs;
using PreviewForge.EndToEnd.Runs;

namespace PreviewForge.EndToEnd;

public sealed class PreviewTests : IDisposable
{
    private const int Width = 160;
    private const int Interval = 2;
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 300_000)]
    public async Task Every_playable_file_gets_right_previews_and_every_other_a_reason()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await MediaLibrary.CopyToAsync(_folder.Media, MediaCatalogue.Files, cancellation);

        var run = await ForgeProcess.RunAsync(
            ["preview", _folder.Media, "--state", _folder.State, "--width", $"{Width}", "--interval", $"{Interval}"], cancellation);

        TestContext.Current.TestOutputHelper?.WriteLine(run.Output);
        Assert.Equal(ExitCode.SomeFailed, run.ExitCode);
        foreach (var file in MediaCatalogue.Files)
        {
            AssertOutcome(file);
        }

        var refused = MediaCatalogue.Files.Count - MediaCatalogue.Playable.Count();
        Assert.Contains($"{MediaCatalogue.Files.Count} videos: {MediaCatalogue.Playable.Count()} made, 0 fresh, {refused} failed", run.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(Path.Combine(_folder.State, "runs")));
    }

    [Fact(Timeout = 300_000)]
    public async Task A_second_run_finds_everything_fresh_and_starts_no_ffmpeg()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await MediaLibrary.CopyToAsync(_folder.Media, MediaCatalogue.Playable.Take(4), cancellation);
        var ffmpeg = new CountingFfmpeg(_folder.Tools);

        var first = await RunAsync(ffmpeg, cancellation);
        Assert.True(first.IsFine, Describe(first));
        Assert.NotEqual(0, ffmpeg.TakeStarts());
        Assert.Equal("sparse", first.Rows.Single(row => row.File.EndsWith("h264.mkv", StringComparison.Ordinal)).Extraction?.Way);
        var contents = FolderContents.Of(_folder.Media);

        var second = await RunAsync(ffmpeg, cancellation);
        Assert.All(second.Rows, row => Assert.True(row.IsFresh, row.Outcome));
        Assert.Equal(4, second.Rows.Count);
        Assert.Equal(0, ffmpeg.TakeStarts());
        Assert.Equal(contents, FolderContents.Of(_folder.Media));
    }

    [Fact(Timeout = 300_000)]
    public async Task Force_makes_fresh_previews_again_byte_for_byte()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await MediaLibrary.CopyToAsync(_folder.Media, MediaCatalogue.Playable.Take(1), cancellation);
        var ffmpeg = new CountingFfmpeg(_folder.Tools);
        await RunAsync(ffmpeg, cancellation);
        var contents = FolderContents.Of(_folder.Media);
        ffmpeg.TakeStarts();

        var forced = await RunAsync(ffmpeg, cancellation, force: true);

        Assert.Equal("generated", Assert.Single(forced.Rows).Outcome);
        Assert.NotEqual(0, ffmpeg.TakeStarts());
        Assert.Equal(contents, FolderContents.Of(_folder.Media));
    }

    private void AssertOutcome(MediaFile file)
    {
        var outputs = new ExpectedOutputs(Path.Combine(_folder.Media, file.Name), Width, Interval);
        if (file.Expected is Expectation.Previews expected)
        {
            outputs.AssertRight(expected);
        }
        else
        {
            outputs.AssertMissing();
        }
    }

    private Task<PreviewReport> RunAsync(CountingFfmpeg ffmpeg, CancellationToken cancellationToken, bool force = false)
    {
        var request = new PreviewRequest([_folder.Media], OutputChoice.Default with { Width = Width, IntervalSeconds = Interval }, force) { State = _folder.State };
        return new PreviewRun(request, new NoDisplay(), TimeProvider.System) { RunnerEnvironment = ffmpeg.Environment }.RunAsync(cancellationToken);
    }

    private static string Describe(PreviewReport report) =>
        $"{report.Job} " + string.Join('\n', report.Rows.Select(row => $"{row.File}: {row.Outcome} {row.Reason}"));
}
