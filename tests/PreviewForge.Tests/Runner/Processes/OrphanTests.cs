using System.Diagnostics;
using PreviewForge.GpuRunner.Extraction.Processes;

namespace PreviewForge.Tests.Runner.Processes;

public class OrphanTests
{
    private const string NobodyListens =
        "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=YQ==;QueueEndpoint=http://127.0.0.1:1/a;BlobEndpoint=http://127.0.0.1:1/a";

    [Fact(Timeout = 180_000)]
    public async Task A_runner_that_is_killed_takes_its_programs_with_it()
    {
        // The runner asks ffmpeg for its version at start; this one doesn't answer.
        using var ffmpeg = new Script("""echo $$ > "$(dirname "$0")/pid.tmp"; mv "$(dirname "$0")/pid.tmp" "$(dirname "$0")/pid"; exec sleep 60""");
        using var runner = StartRunner(ffmpeg);
        await Living.WaitForAsync(() => File.Exists(Path.Combine(ffmpeg.Folder, "pid")));
        var program = int.Parse(ffmpeg.Read("pid"));
        Assert.True(Living.IsRunning(program));

        runner.Kill();
        await runner.WaitForExitAsync(TestContext.Current.CancellationToken);

        await Living.WaitForAsync(() => !Living.IsRunning(program));
    }

    [Fact(Timeout = 180_000)]
    public async Task A_program_outlives_the_thread_that_asked_for_it()
    {
        var token = TestContext.Current.CancellationToken;
        using var script = new Script("sleep 1");
        var running = Task.FromResult<ChildOutcome>(null!);
        var asking = new Thread(() => running = new ChildProcess(TimeProvider.System).RunAsync(
            new ChildCommand(script.Path, [], TimeSpan.FromSeconds(20)), (_, _) => Task.CompletedTask, _ => 0, token));

        asking.Start();
        asking.Join();

        Assert.True((await running).Succeeded);
    }

    private static Process StartRunner(Script ffmpeg) => Process.Start(
        new ProcessStartInfo("dotnet", [typeof(ChildProcess).Assembly.Location])
        {
            Environment =
            {
                ["AzureWebJobsStorage"] = NobodyListens,
                ["RUNNER_ID"] = "orphan-test",
                ["RUNNER_STATE_DIR"] = Path.Combine(ffmpeg.Folder, "state"),
                ["TMP_FOLDER"] = ffmpeg.Folder,
                ["FFMPEG_PATH"] = ffmpeg.Path,
                ["Logging__LogLevel__Default"] = "None",
            },
        })!;
}
