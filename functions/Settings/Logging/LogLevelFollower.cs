using Microsoft.Extensions.Hosting;

namespace PreviewForge.Functions.Settings.Logging;

/// <summary>Logs at the level that the settings say, from the start and after each change of the file.</summary>
internal sealed class LogLevelFollower(SettingsStore store, LogLevelSwitch level) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        store.Reloaded += Follow;
        try
        {
            Follow(store.Read());
        }
        catch (SettingsException)
        {
            // Whoever needs the settings says so; the host's level counts until they are mended.
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        store.Reloaded -= Follow;
        return Task.CompletedTask;
    }

    private void Follow(AppSettings settings) => level.Set(settings.LogLevel);
}
