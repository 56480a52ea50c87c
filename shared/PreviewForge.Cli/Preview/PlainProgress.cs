using System.Globalization;

namespace PreviewForge.Cli.Preview;

/// <summary>A line now and then, for logs and pipes.</summary>
internal sealed class PlainProgress(TextWriter writer, TimeProvider time) : IProgressDisplay
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    public async Task ShowAsync(IAsyncEnumerable<JobSnapshot> snapshots)
    {
        long? shown = null;
        var last = "";
        await foreach (var snapshot in snapshots)
        {
            var line = Line(snapshot);
            if (line != last && (shown is null || time.GetElapsedTime(shown.Value) >= Between))
            {
                await writer.WriteLineAsync(line);
                (shown, last) = (time.GetTimestamp(), line);
            }
        }
    }

    internal static string Line(JobSnapshot snapshot)
    {
        if (snapshot.Total == 0)
        {
            return PreviewText.Harmless(snapshot.StatusLine);
        }

        var files = snapshot.Files.Select(file => string.Create(
            CultureInfo.InvariantCulture,
            $"; {PreviewText.Harmless(file.Name)} {file.Share:P0} {file.Speed} ETA {PreviewText.Duration(file.Remaining)}"));
        var failed = snapshot.Failed > 0 ? $", {snapshot.Failed} failed" : "";
        return $"{snapshot.Done}/{snapshot.Total} files{failed}, {PreviewText.Rate(snapshot.Rate)}, "
            + $"ETA {PreviewText.Duration(snapshot.Remaining)}{string.Concat(files)}";
    }
}
