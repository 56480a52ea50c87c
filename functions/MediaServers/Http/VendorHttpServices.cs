using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http.Resilience;

namespace PreviewForge.Functions.MediaServers.Http;

internal static class VendorHttpServices
{
    /// <summary>A page of a large library takes a slow server its time.</summary>
    private static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(60);

    public static IHostApplicationBuilder AddVendorHttp(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(OutboundTargets.From(builder.Configuration)).AddSingleton<OutboundGate>().AddSingleton<VendorSessions>();
        AddClient(builder.Services, VendorSessions.Verifying, verifies: true);
        AddClient(builder.Services, VendorSessions.Trusting, verifies: false);
        return builder;
    }

    /// <summary>Each server has a breaker of its own; a call that changes something is not repeated by the transport.</summary>
    private static void AddClient(IServiceCollection services, string name, bool verifies) => services.AddHttpClient(name)
        .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
        .ConfigurePrimaryHttpMessageHandler(provider => Handler(provider.GetRequiredService<OutboundGate>(), verifies))
        .RemoveAllLoggers()
        .AddStandardResilienceHandler(Configure)
        .SelectPipelineByAuthority();

    private static void Configure(HttpStandardResilienceOptions options)
    {
        options.AttemptTimeout.Timeout = LongestTry;
        options.TotalRequestTimeout.Timeout = LongestTry * 4;
        options.CircuitBreaker.SamplingDuration = LongestTry * 2;
        options.CircuitBreaker.MinimumThroughput = 20;
        options.CircuitBreaker.FailureRatio = 0.9;
        options.Retry.MaxRetryAttempts = 2;
        options.Retry.Delay = TimeSpan.FromMilliseconds(500);
        options.Retry.DisableForUnsafeHttpMethods();
    }

    private static SocketsHttpHandler Handler(OutboundGate gate, bool verifies)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectCallback = gate.ConnectAsync,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            UseCookies = false,
            UseProxy = false,
        };
        if (!verifies)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null;
        }

        return handler;
    }
}
