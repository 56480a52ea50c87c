using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PreviewForge.Functions.Settings;

internal static class SettingsServices
{
    public static IHostApplicationBuilder AddSettings(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(AppFolders.From(builder.Configuration));
        builder.Services.AddSingleton<SettingsStore>();
        builder.Services.AddSingleton<ServerNames>();
        builder.Services.AddSingleton(TimeProvider.System);
        return builder;
    }
}
