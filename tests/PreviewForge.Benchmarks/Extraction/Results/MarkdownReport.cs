using System.Globalization;
using System.Text;
using PreviewForge.Benchmarks.Extraction.Candidates;
using PreviewForge.Benchmarks.Extraction.Measuring;

namespace PreviewForge.Benchmarks.Extraction.Results;

/// <summary>The report as Markdown. What people wrote below <see cref="Notes"/> into the file that was there before is kept.</summary>
internal sealed class MarkdownReport(ExtractionOptions options, Machine machine)
{
    private const string Notes = "## Notes";
    private const string Ours = "PreviewForge";
    private static readonly string[] Others = ["reference", "keyframe pass", "Jellyfin keyframes", "Jellyfin"];

    public async Task WriteAsync(string file, IReadOnlyList<ClipResult> results, CancellationToken cancellationToken)
    {
        var kept = File.Exists(file) ? await File.ReadAllTextAsync(file, cancellationToken) : "";
        var notes = kept.IndexOf(Notes, StringComparison.Ordinal) is > 0 and var at ? kept[at..] : "";
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, Text(results) + notes, cancellationToken);
    }

    public string Text(IReadOnlyList<ClipResult> results)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # What extraction costs

            Measured on {machine.Date:yyyy-MM-dd} by `{options.CommandLine}`, {options.Rounds} rounds, in each of which every candidate ran once, one after the other.

            * Machine: {machine.Processors} × {machine.ProcessorName}, {machine.MemoryGibibytes:0} GiB, Linux {machine.Kernel}, no GPU; load average {machine.LoadAverage} at the start.
            * {machine.Ffmpeg}; .NET {Environment.Version}.
            * {Cache(results)}


            """);
        Summary(text, results);
        foreach (var result in results)
        {
            Details(text, result);
        }

        Differences(text, results);

        text.Append(HowToRead);
        return text.ToString();
    }

    private const string HowToRead = """
        ## How to read it

        * **PreviewForge**: the runner, from the work message to the published BIF, in a process that has made previews before. **reference**: `ffprobe` over all
          packets, the keyframe pass when the keyframes lie close enough, else a decode of everything, and that too when neighbours among the pictures are
          equal; without its MediaInfo. **keyframe pass**: its ffmpeg pass alone. **Jellyfin**: the command that its server runs for trickplay, with and without
          key frame only extraction, without the sheets. **yardstick**: libav decodes the keyframes that the runner chose, from one small file, and throws the
          pictures away.
        * Seconds are medians with the range of all rounds. CPU is user and system time of all processes, to 0.01 s. Ratios are of medians.
        * Bytes are what reads returned, from a disk or from memory: the runner counts its reads of the video; for the others it is `rchar` of `/proc/PID/io`, which
          also holds about 0.3 MB of libraries. "of chosen" is the runner's count against the coded bytes of the chosen keyframes and the index.
        * **yardstick with pictures**: the same, and the runner's own filters and JPEG encoder behind it: the runner's call of ffmpeg without the runner. What the runner
          needs beyond that is its own: opening, index, reading, `ffprobe`, starting programs, publishing.
        * "of chosen": the "index" is everything that is read before the first keyframe; in a transport stream, which has none, what the search for keyframes reads.
        * "pictures equal" compares the first twelve byte by byte, all without the encoder's version: with the reference's keyframe pass, and with what the whole
          file gives when all its frames are decoded and its keyframes go through the runner's filters.
        * The material is synthetic and of low rate, so that anybody can make it in minutes: a keyframe of a film is larger and takes longer to decode, so that what
          is spent beside decoding weighs less. `--rate` comes nearer to films.
        * What takes longer than 30 s runs in the first round only.

        ## How to run it

        `./forge bench extraction` makes the material (once; about 1.5 GB), runs everything and writes this file. `./forge bench extraction --help` shows the
        options: `--delay` puts every read of the material 5 ms off, `--cold` drops it from the page cache before each run, `--files`, `--rounds`, `--minutes`,
        `--rate` and `--without` choose how much is measured.


        """;

    private string Cache(IReadOnlyList<ClipResult> results)
    {
        var disk = results.SelectMany(result => result.Candidates.Select(name => result.Of(name, run => run.DiskBytes).Most)).Max();
        return (options.IsCold, options.Delay) switch
        {
            (true, _) when disk > 0 => "The material was dropped from the page cache before each run, and came from the disk.",
            (true, _) => "The material could not be dropped from the page cache: no byte came from the disk.",
            (_, { } delay) => $"Every read of the material took {delay} ms longer, in every candidate.",
            _ => "The material was in the page cache.",
        };
    }

    private static void Summary(StringBuilder text, IReadOnlyList<ClipResult> results)
    {
        text.AppendLine("| file | way | wall: reference | keyframe pass | Jellyfin | CPU: reference | keyframe pass | Jellyfin | CPU against yardstick | with pictures | read of chosen | bytes: reference | pictures equal: reference | with our filters |");
        text.AppendLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var result in results)
        {
            string[] columns =
            [
                result.Clip.Recipe.Name,
                result.Report?.Way.ToString() ?? "?",
                .. Times(result, run => run.Seconds),
                .. Times(result, run => run.CpuSeconds),
                Ratio(result.Ratio(Ours, Yardstick.Decoding, run => run.CpuSeconds), ""),
                Ratio(result.Ratio(Ours, Yardstick.Pictures, run => run.CpuSeconds), ""),
                ReadOfChosen(result),
                Ratio(result.Ratio("reference", Ours, run => run.BytesRead), " ×"),
                result.Agreement is { } agreement ? $"{agreement.Reference} of {agreement.Compared}" : "",
                result.Agreement is { } same ? $"{same.OurFilters} of {same.Compared}" : "",
            ];
            text.AppendLine($"| {string.Join(" | ", columns)} |");
        }

        text.AppendLine().AppendLine("\"4.0 ×\": the other needs four times as much.").AppendLine();
    }

    private static void Differences(StringBuilder text, IReadOnlyList<ClipResult> results)
    {
        text.AppendLine("## Pictures that differ from the reference's").AppendLine();
        foreach (var recipe in results.Where(result => result.Agreement is { } same && same.Reference < same.Compared).Select(result => result.Clip.Recipe))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"* `{recipe.File}`: {(recipe.Difference is "" ? "the reason is not known" : recipe.Difference)}.");
        }

        text.AppendLine();
    }

    private static IEnumerable<string> Times(ClipResult result, Func<Measurement, double> value) =>
        new[] { "reference", "keyframe pass", "Jellyfin" }.Select(name => Ratio(result.Ratio(name, Ours, value), " ×"));

    private static void Details(StringBuilder text, ClipResult result)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"## {result.Clip.Recipe.Name}").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"`{result.Clip.Recipe.File}`, {Megabytes(result.Clip.Bytes)} MB. {Account(result)}").AppendLine();
        text.AppendLine("| candidate | wall s | CPU s | read MB | from disk MB | frames decoded | n |");
        text.AppendLine("|---|---|---|---|---|---|---|");
        foreach (var name in result.Candidates)
        {
            var frames = result.Of(name, run => run.FramesDecoded ?? double.NaN);
            text.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {result.Of(name, run => run.Seconds)} | {result.Of(name, run => run.CpuSeconds)} | {
                Megabytes(result.Of(name, run => run.BytesRead).Median)} | {Megabytes(result.Of(name, run => run.DiskBytes).Median)} | {frames.Median:0} | {frames.Count} |");
        }

        text.AppendLine();
    }

    private static string Account(ClipResult result)
    {
        if (result.Report is not { } report)
        {
            return "";
        }

        var attempts = string.Concat(report.Attempts.Select(attempt => $" {attempt.Way} was not enough: {attempt.Reason}"));
        return string.Create(CultureInfo.InvariantCulture, $"The runner's way: {report.Way}; {report.KeyframesChosen} of {report.KeyframesFound} keyframes chosen, {
            report.ProcessesStarted} programs started; index {report.IndexSeconds:0.000} s, description {report.DescribeSeconds:0.000} s, decoding {
            report.DecodeSeconds:0.000} s, publishing {report.PublishSeconds:0.000} s.{attempts}");
    }

    private static string ReadOfChosen(ClipResult result) =>
        result.Report is { KeyframeBytes: > 0 } report ? Ratio((double)report.BytesRead / (report.KeyframeBytes + report.IndexBytes), "") : "";

    private static string Ratio(double? value, string unit) =>
        value is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number:0.##}{unit}") : "";

    private static string Megabytes(double bytes) => (bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture);
}
