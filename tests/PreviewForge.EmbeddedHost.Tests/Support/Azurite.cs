namespace PreviewForge.EmbeddedHost.Tests.Support;

/// <summary>The storage emulator with nothing in it, on ports of its own.</summary>
public sealed class Azurite : IAsyncLifetime
{
    // Account and key are the emulator's published constants.
    private const string Account =
        "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;"
        + "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;";

    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);
    private readonly (ReservedPort Blobs, ReservedPort Queues, ReservedPort Tables) _ports = (new(), new(), new());
    private ChildProcess? _process;

    public string ConnectionString =>
        $"{Account}BlobEndpoint=http://127.0.0.1:{_ports.Blobs.Number}/devstoreaccount1;QueueEndpoint=http://127.0.0.1:{_ports.Queues.Number}/devstoreaccount1";

    public async ValueTask InitializeAsync()
    {
        using CancellationTokenSource limit = new(StartLimit);
        _process = new ChildProcess("node", [Script(), .. Arguments()], Path.GetTempPath());
        await _process.ListensAsync(_ports.Blobs.Number, limit.Token);
        await _process.ListensAsync(_ports.Queues.Number, limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await (_process?.DisposeAsync() ?? ValueTask.CompletedTask);
        foreach (ReservedPort port in new[] { _ports.Blobs, _ports.Queues, _ports.Tables })
        {
            port.Dispose();
        }
    }

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
        "--blobPort", $"{_ports.Blobs.Number}", "--queuePort", $"{_ports.Queues.Number}", "--tablePort", $"{_ports.Tables.Number}",
    ];
}
