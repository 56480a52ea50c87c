using PreviewForge.Cli.Preview;
using PreviewForge.Cli.Rest;
using Spectre.Console;

namespace PreviewForge.Tests.Cli;

public sealed class PreviewReportTests
{
    [Fact]
    public void An_excluded_video_is_no_failure_and_not_counted_as_made_and_says_why()
    {
        var report = Report(
            new FileRow("/m/a.mkv", "generated", "", [new OutputRow("bif", "/m/a-320-10.bif", "published", 320, 180, 3)]),
            new FileRow("/m/a.mp4", "skipped_excluded", "a.mkv has the name", null),
            new FileRow("/m/b.mkv", "skipped_bif_exists", "", null));

        var text = Print(report);

        Assert.True(report.IsFine);
        Assert.Contains("a.mkv has the name", text, StringComparison.Ordinal);
        Assert.Contains("3 videos: 1 made, 1 fresh, 1 excluded, 0 failed", text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_failed_video_makes_the_run_a_failure_and_its_reason_is_shown()
    {
        var report = Report(new FileRow("/m/a.mkv", "failed", "The file is empty (0 bytes).", null));

        Assert.False(report.IsFine);
        Assert.Contains("The file is empty (0 bytes).", Print(report), StringComparison.Ordinal);
    }

    private static PreviewReport Report(params FileRow[] rows) => new(new Job("1", JobStatus.Completed, null, null), rows, Truncated: false, TimeSpan.FromSeconds(1));

    private static string Print(PreviewReport report)
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = 200;
        report.Print(console);
        return writer.ToString();
    }
}
