using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreviewForge.EmbeddedHost.Functions;
using PreviewForge.EmbeddedHost.Hosting;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Puts a functions app together.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly EmbeddedHostBuilder _host;

    internal FunctionsApplicationBuilder(string[] args, HostSeams? seams = null) => _host = new EmbeddedHostBuilder(args, seams ?? new HostSeams());

    /// <summary>A place for extensions to share things while the app is built.</summary>
    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_host.Web).Properties;

    /// <summary>The app's configuration: environment variables and what the app adds.</summary>
    public ConfigurationManager Configuration => _host.Web.Configuration;

    /// <summary>Where the app runs. The environment's name comes from <c>AZURE_FUNCTIONS_ENVIRONMENT</c>.</summary>
    public IHostEnvironment Environment => _host.Web.Environment;

    /// <summary>The app's logging.</summary>
    public ILoggingBuilder Logging => _host.Web.Logging;

    /// <summary>The app's metrics.</summary>
    public IMetricsBuilder Metrics => _host.Web.Metrics;

    /// <summary>The app's services.</summary>
    public IServiceCollection Services => _host.Web.Services;

    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    internal MiddlewarePipeline Pipeline => _host.Pipeline;

    /// <summary>Makes the host, which serves once it is started.</summary>
    /// <exception cref="InvalidOperationException">The functions or <c>host.json</c> are not valid; the message lists every problem.</exception>
    public IHost Build() => _host.Build();

    /// <summary>Replaces the container of services.</summary>
    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull => ((IHostApplicationBuilder)_host.Web).ConfigureContainer(factory, configure);

    /// <summary>Adds middleware. It runs in the order of registration.</summary>
    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        _host.Pipeline.Use(middleware);
        return this;
    }
}
