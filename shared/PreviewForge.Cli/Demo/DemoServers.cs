namespace PreviewForge.Cli.Demo;

/// <summary>The pretended servers of the demo, which end together.</summary>
internal sealed class DemoServers : IAsyncDisposable
{
    private readonly List<DemoServer> _servers = [];

    /// <summary>Those that were started.</summary>
    public IReadOnlyList<DemoServer> All => _servers;

    /// <summary>Starts one of each vendor.</summary>
    public async Task StartAsync(DemoStage stage, CancellationToken cancellationToken)
    {
        _servers.Add(await DemoPlex.StartAsync(stage, cancellationToken));
        _servers.Add(await DemoEmby.StartAsync(stage, cancellationToken));
        _servers.Add(await DemoJellyfin.StartAsync(stage, cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }
    }
}
