using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PreviewForge.Functions.Automation.Schedules.Api;
using PreviewForge.Functions.Automation.Schedules.Editing;
using PreviewForge.Functions.Automation.Schedules.Firing;
using PreviewForge.Functions.Automation.Schedules.Reports;
using PreviewForge.Functions.Automation.Schedules.Running;
using PreviewForge.Functions.Automation.Schedules.Store;

namespace PreviewForge.Functions.Automation.Schedules;

internal static class ScheduleServices
{
    public static IHostApplicationBuilder AddSchedules(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton<AppZone>().AddSingleton<ScheduleReader>().AddSingleton<ScheduleStore>().AddSingleton<ScheduleRecovery>()
            .AddSingleton<ScheduleEditor>().AddSingleton<ScheduleNews>().AddSingleton<ScheduleViews>()
            .AddSingleton<ScheduledJobs>().AddSingleton<ScheduleRunner>().AddSingleton<ScheduledWork>().AddSingleton<SchedulePlans>().AddSingleton<ScheduleOrchestrations>().AddSingleton<ScheduleChanges>();
        return builder;
    }
}
