using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Storage;

internal static class StorageServices
{
    private const int BusySeconds = 30;

    public static IHostApplicationBuilder AddStorage(this IHostApplicationBuilder builder)
    {
        builder.Services.AddDbContextFactory<PreviewForgeDbContext>((services, options) => options.UseSqlite(
            new SqliteConnectionStringBuilder
            {
                DataSource = services.GetRequiredService<AppFolders>().DatabaseFile,
                DefaultTimeout = BusySeconds,
            }.ToString()));
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        builder.Services.AddSingleton<Database>();
        builder.Services.AddSingleton<DatabaseUpgrade>();
        return builder;
    }

    /// <summary>Runs the app on an upgraded database; refuses with one clear line instead of a stack trace.</summary>
    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunOnUpgradedDatabaseAsync(this IHost host)
    {
        try
        {
            await host.Services.GetRequiredService<DatabaseUpgrade>().RunAsync(CancellationToken.None);
        }
        catch (DatabaseRefusedException refused)
        {
            host.Services.GetRequiredService<ILogger<DatabaseUpgrade>>().LogCritical("{Reason}", refused.Message);
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }

        await host.RunAsync();
        return 0;
    }
}
