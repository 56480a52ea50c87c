using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.Settings.Editing;

namespace PreviewForge.Tests.App.Settings.Logging;

public sealed class LogLevelTests : IAsyncLifetime
{
    private readonly SettingsFolder _folder = new();
    private IHostedService[] _hosted = [];

    private ILogger Own => _folder.Get<ILoggerFactory>().CreateLogger("PreviewForge.Functions.Anything");

    private ILogger Other => _folder.Get<ILoggerFactory>().CreateLogger("Microsoft.Anything");

    public async ValueTask InitializeAsync()
    {
        _folder.Write("settings.json", """{"_schema_version": 13, "log_level": "ERROR"}""");
        _hosted = [.. _folder.Get<IEnumerable<IHostedService>>()];
        await Task.WhenAll(_hosted.Select(service => service.StartAsync(AppBox.Soon)));
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_hosted.Select(service => service.StopAsync(CancellationToken.None)));
        _folder.Dispose();
    }

    [Fact]
    public void The_level_in_the_settings_counts_from_the_start_for_our_own_messages_only()
        => Assert.Equal((false, true, true), (Own.IsEnabled(LogLevel.Warning), Own.IsEnabled(LogLevel.Error), Other.IsEnabled(LogLevel.Information)));

    [Fact]
    public async Task A_new_level_counts_at_once_also_for_loggers_that_are_there_already()
    {
        ILogger logger = Own;

        Assert.Equal("DEBUG", await _folder.Get<SettingsEditor>().SetLogLevelAsync("debug", AppBox.Soon));

        Assert.True(logger.IsEnabled(LogLevel.Debug));
        Assert.Equal("DEBUG", (string?)_folder.Json["log_level"]);
    }

    [Fact]
    public void A_level_that_somebody_writes_into_the_file_counts_when_the_file_is_read()
    {
        _folder.Write("settings.json", """{"_schema_version": 13, "log_level": "warning", "x": 1}""");

        _folder.Store.Read();

        Assert.Equal((false, true), (Own.IsEnabled(LogLevel.Information), Own.IsEnabled(LogLevel.Warning)));
    }

    [Fact]
    public void A_level_that_is_none_leaves_the_hosts()
    {
        _folder.Write("settings.json", """{"_schema_version": 13, "log_level": "verbose"}""");

        Assert.Empty(_folder.Store.Read().Problems);

        Assert.True(Own.IsEnabled(LogLevel.Information));
    }
}
