using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.Jobs.Running;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Settings.Migrations;

namespace PreviewForge.Functions.Storage;

internal static class StorageServices
{
    private const int BusySeconds = 30;

    public static IHostApplicationBuilder AddStorage(this IHostApplicationBuilder builder)
    {
        // A list goes as one parameter: as one for each of its entries, every length would be another statement, which takes longer to make than to run.
        builder.Services.AddDbContextFactory<PreviewForgeDbContext>((services, options) => options.UseSqlite(
            new SqliteConnectionStringBuilder
            {
                DataSource = services.GetRequiredService<AppFolders>().DatabaseFile,
                DefaultTimeout = BusySeconds,
            }.ToString(),
            sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)));
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        builder.Services.AddSingleton<Database>();
        builder.Services.AddSingleton<DatabaseUpgrade>();
        return builder;
    }

    /// <summary>Runs the app on an upgraded database and migrated settings; refuses with one clear line instead of a stack trace.</summary>
    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunUpgradedAsync(this IHost host)
    {
        try
        {
            await host.Services.GetRequiredService<DatabaseUpgrade>().RunAsync(CancellationToken.None);
            await host.Services.GetRequiredService<SettingsUpgrade>().RunAsync(CancellationToken.None);
            await host.Services.GetRequiredService<RestartRule>().ApplyAsync(CancellationToken.None);
        }
        catch (Exception refused) when (refused is DatabaseRefusedException or SettingsRefusedException)
        {
            host.Services.GetRequiredService<ILogger<DatabaseUpgrade>>().LogCritical("{Reason}", refused.Message);
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }

        await host.RunAsync();
        return 0;
    }
}
