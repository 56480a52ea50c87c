namespace PreviewForge.EmbeddedHost.Tests.Support;

/// <summary>The storage emulator with nothing in it, on ports of its own.</summary>
public sealed class Azurite : IAsyncLifetime
{
    // Account and key are the emulator's published constants.
    private const string Account =
        "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;"
        + "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private readonly (int Blobs, int Queues, int Tables) _ports = (FreePort.Find(), FreePort.Find(), FreePort.Find());
    private ChildProcess? _process;

    public string ConnectionString =>
        $"{Account}BlobEndpoint=http://127.0.0.1:{_ports.Blobs}/devstoreaccount1;QueueEndpoint=http://127.0.0.1:{_ports.Queues}/devstoreaccount1";

    public async ValueTask InitializeAsync()
    {
        using CancellationTokenSource limit = new(StartLimit);
        _process = new ChildProcess("node", [Script(), .. Arguments()], Path.GetTempPath());
        await _process.ListensAsync(_ports.Blobs, limit.Token);
        await _process.ListensAsync(_ports.Queues, limit.Token);
    }

    public ValueTask DisposeAsync() => _process?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static string Script()
    {
        string script = Environment.GetEnvironmentVariable("AZURITE")
            ?? Path.Combine(Repository.Root, "shared/PreviewForge.Cli/azurite/node_modules/azurite/dist/src/azurite.js");
        Assert.True(File.Exists(script), $"{script} is missing. './forge test' installs it, or set AZURITE to the path of azurite.js.");
        return script;
    }

    private IEnumerable<string> Arguments() =>
    [
        "--inMemoryPersistence", "--silent", "--skipApiVersionCheck",
        "--blobPort", $"{_ports.Blobs}", "--queuePort", $"{_ports.Queues}", "--tablePort", $"{_ports.Tables}",
    ];
}
