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

    [Fact]
    public void What_each_video_cost_is_in_the_table_and_what_all_cost_is_the_last_line()
    {
        OutputRow output = new("bif", "/m/a-320-10.bif", "published", 320, 180, 361);
        var text = Print(Report(
            new FileRow("/m/a.mkv", "generated", "", [output], new ExtractionRow("sparse", "cpu", 9.84, 12_340_000, 4_100_000_000, 361, 0.1, 0.2, 3, 0.2)),
            new FileRow("/m/b.mkv", "generated", "", [output], new ExtractionRow("keyframe_pass", "pci-0000:03:00.0", 1.5, 1_000_000, 1_000_000, 6, 0, 0, 1, 0)),
            new FileRow("/m/c.mkv", "skipped_bif_exists", "", null)));

        Assert.Matches(@"/m/a\.mkv\s+361 of 320x180 \(bif\)\s+sparse\s+12\.3 MB \(0\.3%\)\s+3\.5 s\s+9\.8 s", text);
        Assert.Matches(@"keyframe pass \(pci-0000:03:00\.0\)\s+1 MB \(100%\)\s+1 s\s+1\.5 s", text);
        Assert.EndsWith(
            "13.3 MB of 4.1 GB (0.33%) read, 367 pictures decoded, 4.5 s of work; no picture is more than 9.8 s off.", text.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Costs_that_nobody_knows_are_not_made_up()
    {
        var row = new FileRow("/m/a.mkv", "generated", "", null, new ExtractionRow("full_decode", "cpu", null, 0, 0, 0, 0, 0, 0, 0.5));

        Assert.EndsWith("0 B of 0 B read, 0 pictures decoded, 0.5 s of work.", Print(Report(row)).TrimEnd(), StringComparison.Ordinal);
        Assert.DoesNotContain("Within", Print(Report(row with { Extraction = null })), StringComparison.Ordinal);
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
