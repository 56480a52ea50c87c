using System.Diagnostics;
using System.Text.Json;

namespace PreviewForge.Benchmarks.Extraction.Worker;

/// <summary>This end of an <see cref="ExtractionWorker"/>.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    private readonly Process _process;

    /// <param name="folder">For its state.</param>
    /// <param name="environment">Variables besides those of this process.</param>
    public WorkerProcess(string folder, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. Assembly(), ExtractionWorker.Verb, folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
    }

    /// <exception cref="InvalidOperationException">The video gave no previews.</exception>
    public async Task<WorkerAnswer> ExtractAsync(string video, string target, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new WorkerJob(video, target)));
        var line = await _process.StandardOutput.ReadLineAsync(cancellationToken).AsTask().WaitAsync(Patience, cancellationToken);
        var answer = JsonSerializer.Deserialize<WorkerAnswer>(line ?? throw new InvalidOperationException("The worker ended."))!;
        return answer.Outcome is "Published" ? answer : throw new InvalidOperationException($"{video}: {answer.Outcome}, {answer.Reason}");
    }

    /// <summary>It ends when it has nobody to listen to.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>When <c>dotnet</c> runs this program, the program itself is an argument.</summary>
    private static string[] Assembly() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet" ? [typeof(WorkerProcess).Assembly.Location] : [];
}
