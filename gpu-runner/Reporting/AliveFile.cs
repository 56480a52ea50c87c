using System.Globalization;
using PreviewForge.GpuRunner.Configuration;

namespace PreviewForge.GpuRunner.Reporting;

/// <summary>
/// <c>{RUNNER_STATE_DIR}/{RUNNER_ID}/alive</c>: written anew with each heartbeat that reached the storage, gone when the runner has
/// ended. A container's health check looks at its age. Being a help for others, it never fails the runner.
/// </summary>
internal sealed class AliveFile(RunnerOptions options)
{
    private readonly string _folder = Path.Combine(options.StateFolder, options.RunnerId);

    private string FilePath => Path.Combine(_folder, "alive");

    /// <param name="heartbeat">When the heartbeat was written; the file's content, for people.</param>
    public void Write(DateTimeOffset heartbeat) => BestEffort(() =>
    {
        Directory.CreateDirectory(_folder);
        File.WriteAllText(FilePath + ".tmp", heartbeat.ToString("O", CultureInfo.InvariantCulture) + "\n");
        File.Move(FilePath + ".tmp", FilePath, overwrite: true);
    });

    public void Remove() => BestEffort(() => File.Delete(FilePath));

    private static void BestEffort(Action action)
    {
        try
        {
            action();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The file grows old, and the health check says so.
        }
    }
}
