using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreviewForge.EmbeddedHost.Configuration;
using PreviewForge.EmbeddedHost.Functions;
using PreviewForge.EmbeddedHost.Http;

namespace PreviewForge.EmbeddedHost.Hosting;

/// <summary>Puts web server, functions, triggers and durable engine into one host with one container of services.</summary>
internal sealed class EmbeddedHostBuilder
{
    private const string DefaultAddress = "http://127.0.0.1:7071";

    /// <summary>The watch for changes of appsettings.json would look at every file that the app writes below its folder.</summary>
    private const string NoReload = "--hostBuilder:reloadConfigOnChange=false";

    private readonly HostSeams _seams;
    private readonly HostJson _hostJson;

    public EmbeddedHostBuilder(string[] args, HostSeams seams)
    {
        _seams = seams;
        Web = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = [.. args, NoReload],
            EnvironmentName = Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT"),
        });
        string directory = seams.Directory ?? Web.Configuration["AzureWebJobsScriptRoot"] ?? AppContext.BaseDirectory;
        LocalSettings.AddTo(Web.Configuration, directory);
        _hostJson = HostJsonFile.Read(directory, Web.Configuration);
        Web.Logging.AddConfiguration(_hostJson.Root.GetSection("logging"));
        Web.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    }

    /// <summary>The web application that the host is made of.</summary>
    public WebApplicationBuilder Web { get; }

    public MiddlewarePipeline Pipeline { get; } = new();

    /// <summary>
    /// Services start in the order: the app's own, durable engine, triggers, web server; they stop in the opposite order. So no function
    /// runs before what the app prepares at its start, and no trigger meets a durable engine that is gone.
    /// </summary>
    public IHost Build()
    {
        if (NoAddressIsConfigured(Web.Configuration))
        {
            Web.WebHost.UseUrls(DefaultAddress);
        }

        FunctionIndex index = FunctionDiscovery.Find(_seams.FunctionTypes ?? FunctionDiscovery.EntryTypes(), Web.Configuration);
        if (!Pipeline.ServesHttp && index.Functions.Any(function => function.TriggerAttribute is HttpTriggerAttribute))
        {
            throw new InvalidOperationException("The app has HTTP functions but does not call ConfigureFunctionsWebApplication() on its builder.");
        }

        Web.Services.AddEmbeddedHost(_hostJson, index, Pipeline);
        WebApplication app = Web.Build();
        app.Services.GetRequiredService<HttpRouteTable>(); // Routes that are not valid are told here, not at the first request.
        app.UseWebSockets();
        app.UseMiddleware<HttpFrontDoor>();
        return app;
    }

    private static bool NoAddressIsConfigured(ConfigurationManager configuration) =>
        string.IsNullOrEmpty(configuration[WebHostDefaults.ServerUrlsKey])
        && string.IsNullOrEmpty(configuration[WebHostDefaults.HttpPortsKey])
        && string.IsNullOrEmpty(configuration[WebHostDefaults.HttpsPortsKey])
        && !configuration.GetSection("Kestrel:Endpoints").Exists();
}
