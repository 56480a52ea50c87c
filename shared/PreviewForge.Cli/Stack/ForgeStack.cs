namespace PreviewForge.Cli.Stack;

/// <summary>Storage, function app and runner as processes of this machine, on free loopback ports that stay the same while it runs.</summary>
internal sealed class ForgeStack : IAsyncDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly List<SupervisedService> _services = [];
    private readonly StackOptions _options;
    private readonly TimeProvider _time;

    private ForgeStack(StackOptions options, TimeProvider time, Uri address) => (_options, _time, Address) = (options, time, address);

    /// <summary>Base address of the REST API.</summary>
    public Uri Address { get; }

    public string? Token => _options.Token;

    /// <summary>Azurite, the function app and the runner, in this order.</summary>
    public IReadOnlyList<SupervisedService> Services => _services;

    /// <summary>Starts everything and returns when the app answers; on failure nothing is left running.</summary>
    /// <exception cref="StackException">A part doesn't come up.</exception>
    public static async Task<ForgeStack> StartAsync(StackOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var programs = Programs.Locate();
        programs.Require();
        options.Layout.Create();
        var ports = LoopbackPorts.Find(4);
        if (options.Port is { } wanted && !LoopbackPorts.IsFree(wanted))
        {
            throw new StackException($"Port {wanted} on 127.0.0.1 is taken; choose another with --port.");
        }

        var stack = new ForgeStack(options, time, new Uri($"http://127.0.0.1:{options.Port ?? ports[3]}/"));
        try
        {
            await stack.BringUpAsync(programs, new StorageAccount(ports[0], ports[1], ports[2]), cancellationToken);
            return stack;
        }
        catch
        {
            await stack.DisposeAsync();
            throw;
        }
    }

    /// <summary>Does some work that needs the stack; ends it with a <see cref="StackException"/> when a service is given up.</summary>
    public async Task<T> WhileRunningAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var working = work(giveUp.Token);
        var first = await Task.WhenAny([working, .. _services.Select(service => service.Supervision)]);
        if (first != working)
        {
            await giveUp.CancelAsync();
            await working.ContinueWith(_ => { }, TaskScheduler.Default);
            await first;
        }

        return await working;
    }

    /// <summary>Stops the services, the last started first.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var service in Enumerable.Reverse(_services))
        {
            await service.DisposeAsync();
        }

        _http.Dispose();
    }

    private async Task BringUpAsync(Programs programs, StorageAccount account, CancellationToken cancellationToken)
    {
        var wait = new HealthWait(_http, _time);
        await wait.UntilHealthyAsync(Start(ServiceDefinitions.Azurite(programs, _options.Layout, account)), cancellationToken);
        var app = Start(ServiceDefinitions.FunctionApp(programs, _options, account, Address));
        Start(ServiceDefinitions.Runner(programs, _options, account));
        await wait.UntilHealthyAsync(app, cancellationToken);
    }

    private SupervisedService Start(ServiceDefinition definition)
    {
        var service = new SupervisedService(definition, _options.Layout, _options.Restarts, _time);
        _services.Add(service);
        service.Start();
        return service;
    }
}
