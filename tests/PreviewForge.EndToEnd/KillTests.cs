using System.Diagnostics;
using PreviewForge.Cli.Preview;
using PreviewForge.Cli.Stack;
using PreviewForge.EndToEnd.Media;
using PreviewForge.EndToEnd.Outputs;
using PreviewForge.EndToEnd.Runs;

namespace PreviewForge.EndToEnd;

public sealed class KillTests : IDisposable
{
    private const int KillsPerService = 3;
    private readonly TestFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 600_000)]
    public async Task Killing_every_part_three_times_changes_no_byte_and_leaves_nothing_behind()
    {
        var cancellation = TestContext.Current.CancellationToken;
        foreach (var copy in Enumerable.Range(1, 4))
        {
            await MediaLibrary.CopyToAsync(Path.Combine(_folder.Media, $"{copy}"), MediaCatalogue.Files, cancellation);
        }

        var undisturbed = await RunAsync(submitted: null, cancellation);
        var wanted = FolderContents.Of(_folder.Media);
        foreach (var copy in Directory.GetDirectories(_folder.Media))
        {
            FolderContents.RemovePreviews(copy);
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var killing = Task.FromResult(0);
        var killed = await RunAsync((stack, _) => killing = KillAllAsync(stack, over.Token), cancellation);
        await over.CancelAsync();

        TestContext.Current.TestOutputHelper?.WriteLine($"{await killing} kills");
        Assert.NotEqual(0, await killing);
        Assert.Equal(Outcomes(undisturbed), Outcomes(killed));
        Assert.Equal(wanted, FolderContents.Of(_folder.Media));
    }

    /// <returns>How many kills there were: a run that is over sooner, on a fast machine, spares some.</returns>
    private static async Task<int> KillAllAsync(ForgeStack stack, CancellationToken over)
    {
        var kills = 0;
        var victims = Enumerable.Repeat(stack.Services, KillsPerService).SelectMany(services => services).ToArray();
        Random.Shared.Shuffle(victims);
        try
        {
            foreach (var victim in victims)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(100, 2500)), over);
                await KillAsync(victim, over);
                kills++;
            }
        }
        catch (OperationCanceledException)
        {
            Cancellation.ThrowIfCancellationRequested();
        }

        return kills;
    }

    private static async Task KillAsync(SupervisedService service, CancellationToken over)
    {
        while (!TryKill(service.ProcessId))
        {
            await Task.Delay(20, over);
        }
    }

    private static bool TryKill(int? process)
    {
        if (process is not { } id)
        {
            return false;
        }

        try
        {
            Process.GetProcessById(id).Kill();
            return true;
        }
        catch (Exception ended) when (ended is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private Task<PreviewReport> RunAsync(Action<ForgeStack, string>? submitted, CancellationToken cancellationToken)
    {
        var request = new PreviewRequest([_folder.Media], new OutputChoice(1, 320, OutputChoice.Default.Formats), Force: false) { State = _folder.State };
        return new PreviewRun(request, new NoDisplay(), TimeProvider.System)
        {
            Submitted = submitted,
            RunnerEnvironment = FfmpegStandIn.Environment(_folder.Tools, "sleep 0.7"),
        }.RunAsync(cancellationToken);
    }

    private static IEnumerable<(string File, string Outcome)> Outcomes(PreviewReport report) =>
        report.Rows.Select(row => (row.File, row.IsFine ? "fine" : row.Outcome)).Order();
}
