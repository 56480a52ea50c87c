using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PreviewForge.Functions.Live;

internal static class LiveServices
{
    public static IHostApplicationBuilder AddLive(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<EventLog>().AddSingleton<LivePulse>().AddSingleton<LiveFeed>();
        return builder;
    }
}
