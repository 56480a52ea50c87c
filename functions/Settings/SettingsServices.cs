using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PreviewForge.Functions.Settings.Backups;
using PreviewForge.Functions.Settings.Editing;
using PreviewForge.Functions.Settings.Logging;
using PreviewForge.Functions.Settings.Migrations;
using PreviewForge.Functions.Settings.Seeding;
using PreviewForge.Functions.Settings.Validation;

namespace PreviewForge.Functions.Settings;

internal static class SettingsServices
{
    public static IHostApplicationBuilder AddSettings(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(AppFolders.From(builder.Configuration));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<SettingsStore>().AddSingleton<ServerNames>();
        builder.Services.AddSingleton<RollingBackups>().AddSingleton<ManagedFiles>().AddSingleton<BackupInventory>().AddSingleton<BackupRestore>();
        builder.Services.AddSingleton<SettingsUpgrade>().AddSingleton<SettingsCopies>().AddSingleton<SideFiles>().AddSingleton<EnvironmentSeeds>();
        builder.Services.AddSingleton<SettingsView>().AddSingleton<SettingsEditor>().AddSingleton<SettingsFollowers>().AddSingleton<PathValidators>();
        builder.Services.AddLogLevel();
        return builder;
    }

    private static void AddLogLevel(this IServiceCollection services)
    {
        services.AddSingleton<LogLevelSwitch>();
        services.AddSingleton<IConfigureOptions<LoggerFilterOptions>>(provider => provider.GetRequiredService<LogLevelSwitch>());
        services.AddSingleton<IOptionsChangeTokenSource<LoggerFilterOptions>>(provider => provider.GetRequiredService<LogLevelSwitch>());
        services.AddHostedService<LogLevelFollower>();
    }
}
