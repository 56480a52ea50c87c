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

    [Fact(Timeout = 400_000)]
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

        var killing = Task.CompletedTask;
        var killed = await RunAsync((stack, _) => killing = KillAllAsync(stack), cancellation);
        await killing;

        Assert.Equal(Outcomes(undisturbed), Outcomes(killed));
        Assert.Equal(wanted, FolderContents.Of(_folder.Media));
    }

    private static async Task KillAllAsync(ForgeStack stack)
    {
        var victims = Enumerable.Repeat(stack.Services, KillsPerService).SelectMany(services => services).ToArray();
        Random.Shared.Shuffle(victims);
        foreach (var victim in victims)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(100, 2500)), Cancellation);
            await KillAsync(victim);
        }
    }

    private static async Task KillAsync(SupervisedService service)
    {
        int? process;
        while ((process = service.ProcessId) is null)
        {
            await Task.Delay(20, Cancellation);
        }

        Process.GetProcessById(process.Value).Kill();
    }

    private Task<PreviewReport> RunAsync(Action<ForgeStack, string>? submitted, CancellationToken cancellationToken)
    {
        var request = new PreviewRequest([_folder.Media], new OutputChoice(1, 320, OutputChoice.Default.Formats), Force: false) { State = _folder.State };
        return new PreviewRun(request, new NoDisplay(), TimeProvider.System) { Submitted = submitted }.RunAsync(cancellationToken);
    }

    private static IEnumerable<(string File, string Outcome)> Outcomes(PreviewReport report) =>
        report.Rows.Select(row => (row.File, row.IsFine ? "fine" : row.Outcome)).Order();
}
