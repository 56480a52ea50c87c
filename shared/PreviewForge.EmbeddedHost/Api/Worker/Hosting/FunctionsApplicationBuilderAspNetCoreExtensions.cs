using PreviewForge.EmbeddedHost.Http;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>ASP.NET Core integration.</summary>
public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    /// <summary>
    /// Lets HTTP functions use ASP.NET Core's types. Only middleware that is registered after this call sees <c>GetHttpContext()</c>.
    /// </summary>
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder)
    {
        builder.Pipeline.ServesHttp = true;
        builder.Use(HttpMiddleware.Wrap);
        return builder;
    }
}
