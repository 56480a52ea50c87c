using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PreviewForge.Functions.Jobs.Pausing;

namespace PreviewForge.Functions.Automation.QuietHours;

/// <summary>Needs the time zone that the schedules register.</summary>
internal static class QuietHoursServices
{
    public static IHostApplicationBuilder AddQuietHours(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton<QuietHoursPause>().AddSingleton<IPauseSource>(services => services.GetRequiredService<QuietHoursPause>())
            .AddSingleton<QuietHoursEditor>().AddSingleton<QuietHoursOrchestrations>();
        return builder;
    }
}
