using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Settings.Migrations;

namespace PreviewForge.Tests.App.Settings;

/// <summary>A configuration folder with the services of the settings on it, a clock that stands still, and everything that is logged.</summary>
internal sealed class SettingsFolder : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly LogKeeper _log = new();
    private readonly IHost _host;

    /// <param name="environment">Variables of the app.</param>
    public SettingsFolder(params (string Name, string Value)[] environment)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("CONFIG_DIR", _folder.Path("config")), .. environment.Select(pair => new KeyValuePair<string, string?>(pair.Name, pair.Value))]);
        builder.Logging.AddProvider(_log);
        builder.AddSettings();
        builder.Services.AddSingleton<TimeProvider>(Time);
        _host = builder.Build();
        Directory.CreateDirectory(_folder.Path("config"));
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public SettingsStore Store => Get<SettingsStore>();

    public string Log => _log.Text;

    public string Content => File.ReadAllText(Path("settings.json"));

    public JsonObject Json => JsonNode.Parse(Content)!.AsObject();

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public string Path(string name) => System.IO.Path.Combine(_folder.Path("config"), name);

    public void Write(string name, string content) => File.WriteAllText(Path(name), content);

    /// <summary>Names of the files that there are, in order; those of a pattern only.</summary>
    public string[] Files(string pattern = "*") => [.. Directory.GetFiles(_folder.Path("config"), pattern).Select(path => System.IO.Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public Task UpgradeAsync() => Get<SettingsUpgrade>().RunAsync(AppBox.Soon);

    public void Dispose()
    {
        _host.Dispose();
        _folder.Dispose();
    }
}
