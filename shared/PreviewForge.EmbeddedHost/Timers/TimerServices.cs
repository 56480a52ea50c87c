using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace PreviewForge.EmbeddedHost.Timers;

/// <summary>Registration of timer triggers.</summary>
internal static class TimerServices
{
    public static void AddTimerFunctions(this IServiceCollection services)
    {
        services.TryAddSingleton<ITimerStatusStore, BlobTimerStatusStore>();
        services.AddHostedService<TimerTriggerService>();
    }
}
