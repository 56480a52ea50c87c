using Microsoft.Extensions.DependencyInjection;

namespace PreviewForge.EmbeddedHost.Http;

/// <summary>Registration of what HTTP functions need.</summary>
internal static class HttpServices
{
    /// <summary>Of MVC only the output formatters are used, by action results.</summary>
    public static void AddHttpFunctions(this IServiceCollection services)
    {
        services.AddMvcCore();
        services.AddSingleton<HttpRouteTable>();
        services.AddSingleton<HttpResults>();
    }
}
