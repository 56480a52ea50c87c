using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreviewForge.EmbeddedHost.Hosting;

namespace PreviewForge.EmbeddedHost.Tests.Support;

/// <summary>The host in this process, with the functions of chosen types, on a free port, with a directory of its own.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly DirectoryInfo _directory;

    private TestHost(IHost host, DirectoryInfo directory, LogLines logs)
    {
        (_host, _directory, Logs) = (host, directory, logs);
        string address = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => _host.Services;

    public LogLines Logs { get; }

    public static async Task<TestHost> StartAsync(TestApp app)
    {
        (IHost host, DirectoryInfo directory, LogLines logs) = Build(app);
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new TestHost(host, directory, logs);
    }

    /// <summary>Makes a host that is not started, for what is refused before the start.</summary>
    public static (IHost Host, DirectoryInfo Directory, LogLines Logs) Build(TestApp app)
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("host");
        File.WriteAllText(Path.Combine(directory.FullName, "host.json"), app.HostJson);
        string[] arguments = ["--urls=http://127.0.0.1:0", .. app.Settings.Select(pair => $"--{pair.Key}={pair.Value}")];
        FunctionsApplicationBuilder builder = new(arguments, new HostSeams { FunctionTypes = app.Functions, Directory = directory.FullName });
        LogLines logs = new();
        builder.Logging.ClearProviders().AddProvider(logs);
        app.Configure(builder);
        try
        {
            return (builder.Build(), directory, logs);
        }
        catch
        {
            directory.Delete(recursive: true);
            throw;
        }
    }

    public Task StopAsync() => _host.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
        _directory.Delete(recursive: true);
    }
}

/// <summary>What a test runs.</summary>
/// <param name="Functions">Types with functions.</param>
internal sealed record TestApp(params Type[] Functions)
{
    public string HostJson { get; init; } = """{ "version": "2.0", "extensions": { "http": { "routePrefix": "" } } }""";

    /// <summary>Settings with colons in their names.</summary>
    public Dictionary<string, string> Settings { get; init; } = [];

    /// <summary>What the app's <c>Program.cs</c> does with its builder.</summary>
    public Action<FunctionsApplicationBuilder> Configure { get; init; } = builder => builder.ConfigureFunctionsWebApplication();
}
