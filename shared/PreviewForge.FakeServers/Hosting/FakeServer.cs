using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using PreviewForge.FakeServers.Hosting.Faults;

namespace PreviewForge.FakeServers.Hosting;

/// <summary>A vendor's server, in this process, on 127.0.0.1. Strict: what the vendor doesn't know is answered as it would and recorded.</summary>
public abstract partial class FakeServer(FakeServerOptions options) : IAsyncDisposable
{
    private WebApplication? _app;
    private CancellationTokenSource _stopping = new();
    private RouteTable? _routes;
    private int _port = options.Port;

    /// <summary>The address, which ends with a slash.</summary>
    /// <exception cref="InvalidOperationException">It was never started.</exception>
    public Uri Url { get => field ?? throw new InvalidOperationException("Start the server first."); private set; }

    /// <summary>What the server shows to its clients; null without TLS or before the start.</summary>
    public X509Certificate2? Certificate { get; private set; }

    /// <summary>What shall go wrong.</summary>
    public FaultPlan Faults { get; } = new();

    public CallCounter Calls { get; } = new();

    /// <summary>The clock that the fake goes by.</summary>
    protected TimeProvider Time => options.Time;

    /// <summary>Handlers run while this is held; whoever changes state from outside holds it too.</summary>
    protected Lock Gate { get; } = new();

    /// <summary>Cancelled when the server stops.</summary>
    protected CancellationToken Stopping => _stopping.Token;

    /// <summary>Starts to listen. A stopped server comes back at the same address, with its state.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _routes ??= new RouteTable(Endpoints(), Names);
        _stopping = new CancellationTokenSource();
        Certificate = options.Https ? SelfSignedCertificate.Make(Time.GetUtcNow()) : null;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, _port, listen =>
            {
                if (Certificate is not null)
                {
                    listen.UseHttps(Certificate);
                }
            });
        });
        _app = builder.Build();
        _app.Run(ServeAsync);
        await _app.StartAsync(cancellationToken);
        Url = new Uri(_app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
        _port = Url.Port;
    }

    /// <summary>Stops to listen; open requests are cut off.</summary>
    public async Task StopAsync()
    {
        if (_app is null)
        {
            return;
        }

        await _stopping.CancelAsync();
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
        _app = null;
        Certificate?.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stopping.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Everything that the vendor knows. Asked once, at the first start.</summary>
    protected abstract IEnumerable<FakeEndpoint> Endpoints();

    /// <summary>How the vendor compares paths and the names of query parameters.</summary>
    protected abstract StringComparison Names { get; }

    /// <summary>Judges the credential of a request to an endpoint that needs one.</summary>
    protected abstract Admission Admit(FakeExchange exchange);

    /// <summary>True for a query parameter that no endpoint needs to list.</summary>
    protected virtual bool IsKnownEverywhere(string parameter) => false;

    /// <summary>What else is wrong with any request, whichever endpoint it is for.</summary>
    protected virtual IEnumerable<Problem> Inspect(FakeExchange exchange) => [];

    /// <summary>What the vendor answers when the token isn't good.</summary>
    protected abstract Answer AnswerUnauthorized();

    /// <summary>What the vendor answers to a violation; null when it takes no notice and serves the request all the same.</summary>
    protected abstract Answer? AnswerViolation(Problem problem);
}
