using System.Text.Json.Nodes;

namespace PreviewForge.EndToEnd.Chaos;

/// <summary>Looks whether anything was lost, or done twice.</summary>
internal sealed class ChaosVerdict(ChaosApi api, ChaosMedia media)
{
    private readonly List<string> _problems = [];

    public async Task<IReadOnlyList<string>> FindAsync(IReadOnlyList<JsonObject> jobs, CancellationToken cancellationToken)
    {
        FindInJobs(jobs);
        await FindInFilesAsync(jobs, cancellationToken);
        await FindInHistoryAsync(jobs, cancellationToken);
        FindOnDisk();
        return _problems;
    }

    /// <summary>Each path went into one batch, and each batch came to a good end.</summary>
    private void FindInJobs(IReadOnlyList<JsonObject> jobs)
    {
        _problems.AddRange(jobs.Where(job => (string?)job["status"] != "completed").Select(job => $"job {job["id"]} ended as {job["status"]}: {job["error"]}"));
        var batches = jobs.SelectMany(job => job["config"]!["webhook_paths"]!.AsArray().Select(path => (string)path!)).CountBy(path => path).ToDictionary();
        foreach (var path in Enumerable.Range(0, media.Count).Select(media.PathOf))
        {
            Expect(1, batches.GetValueOrDefault(path), $"batches with {path}");
        }
    }

    private async Task FindInFilesAsync(IReadOnlyList<JsonObject> jobs, CancellationToken cancellationToken)
    {
        List<(string File, string Outcome)> rows = [];
        foreach (var job in jobs)
        {
            var files = await api.GetAsync($"api/jobs/{job["id"]}/files?per_page=500", cancellationToken) ?? throw new InvalidOperationException("The app does not answer");
            rows.AddRange(files["files"]!.AsArray().Select(row => ((string)row!["file"]!, (string)row["outcome"]!)));
        }

        foreach (var path in Enumerable.Range(0, media.Count).Select(media.PathOf))
        {
            string[] outcomes = [.. rows.Where(row => row.File == path).Select(row => row.Outcome)];
            if (outcomes is not ["generated" or "skipped_bif_exists"])
            {
                _problems.Add($"{path}: outcomes [{string.Join(", ", outcomes)}]");
            }
        }
    }

    /// <summary>The last hundred lines are kept. No batch is released twice, and what is told of jobs is true.</summary>
    private async Task FindInHistoryAsync(IReadOnlyList<JsonObject> jobs, CancellationToken cancellationToken)
    {
        var history = await api.GetAsync("api/webhooks/history", cancellationToken) ?? throw new InvalidOperationException("The app does not answer");
        var events = history["events"]!.AsArray().Select(row => row!.AsObject()).ToList();
        Expect(100, events.Count, "lines of history");
        var triggered = events.Where(row => (string?)row["status"] == "triggered").Select(row => (string?)row["job_id"] ?? "").ToList();
        _problems.AddRange(triggered.CountBy(job => job).Where(count => count.Value > 1).Select(count => $"job {count.Key} was released {count.Value} times"));
        _problems.AddRange(triggered.Except(jobs.Select(job => (string)job["id"]!)).Select(job => $"the history names job {job}, which is not there"));
        var pending = await api.GetAsync("api/webhooks/pending", cancellationToken);
        Expect(0, pending!["pending"]!.AsArray().Count, "batches that still wait");
        var oldest = events.Min(row => (DateTimeOffset)row["timestamp"]!);
        foreach (var job in jobs.Where(job => (DateTimeOffset)job["created_at"]! > oldest && !triggered.Contains((string)job["id"]!)))
        {
            _problems.Add($"the history has no line of the release of job {job["id"]}");
        }
    }

    private void FindOnDisk()
    {
        string[] previews = [.. Directory.GetFiles(media.Folder, "*.bif").Select(Path.GetFileNameWithoutExtension).OfType<string>()];
        foreach (var video in Enumerable.Range(0, media.Count).Select(media.PathOf))
        {
            Expect(1, previews.Count(preview => preview.StartsWith(Path.GetFileNameWithoutExtension(video), StringComparison.Ordinal)), $"previews of {video}");
        }

        _problems.AddRange(Directory.GetFileSystemEntries(media.Folder).Where(file => Path.GetExtension(file) is not (".mkv" or ".bif" or ".meta")).Select(file => $"{file} was left behind"));
    }

    private void Expect(int wanted, int found, string what)
    {
        if (wanted != found)
        {
            _problems.Add($"{found} {what}, not {wanted}");
        }
    }
}
