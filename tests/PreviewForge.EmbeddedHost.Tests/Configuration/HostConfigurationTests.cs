using Microsoft.Extensions.Configuration;
using PreviewForge.EmbeddedHost.Configuration;

namespace PreviewForge.EmbeddedHost.Tests.Configuration;

public sealed class HostConfigurationTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("configuration");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void Settings_with_the_prefix_of_the_job_host_override_host_json()
    {
        Write("host.json", """
            {
              // comments are allowed
              "version": "2.0",
              "extensions": { "queues": { "batchSize": 16, "maxDequeueCount": 5 } },
            }
            """);

        HostJson hostJson = Read(("AzureFunctionsJobHost:extensions:queues:batchSize", "4"));

        Assert.Equal("4", hostJson.Extension("queues")["batchSize"]);
        Assert.Equal("5", hostJson.Extension("queues")["maxDequeueCount"]);
        Assert.Equal(_directory.FullName, hostJson.Directory);
    }

    [Fact]
    public void Without_host_json_everything_has_its_default() => Assert.False(Read().Extension("queues").Exists());

    [Theory]
    [InlineData("""{ "version": "2.0" """, "is not valid")]
    [InlineData("""{ "version": "1.0" }""", "has version 1.0; this host reads version 2.0")]
    public void A_host_json_that_cannot_be_used_is_refused_with_its_path(string content, string message)
    {
        Write("host.json", content);

        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => Read());

        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_directory.FullName, "host.json"), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Local_settings_count_where_nothing_else_says_otherwise()
    {
        Write("local.settings.json", """{ "IsEncrypted": false, "Values": { "Both": "file", "Only": "file", "Deep__Name": "file" } }""");
        ConfigurationManager settings = new();
        settings.AddInMemoryCollection([KeyValuePair.Create("Both", (string?)"environment")]);

        LocalSettings.AddTo(settings, _directory.FullName);

        Assert.Equal("environment", settings["Both"]);
        Assert.Equal("file", settings["Only"]);
        Assert.Equal("file", settings["Deep:Name"]);
    }

    [Theory]
    [InlineData("""{ "IsEncrypted": true, "Values": {} }""", "is encrypted")]
    [InlineData("""{ "Values": """, "is not valid")]
    public void Local_settings_that_cannot_be_used_are_refused(string content, string message)
    {
        Write("local.settings.json", content);

        Assert.Contains(
            message,
            Assert.Throws<InvalidOperationException>(() => LocalSettings.AddTo(new ConfigurationManager(), _directory.FullName)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_in_percent_signs_stands_for_the_setting()
    {
        SettingReferences references = new(Settings(("QUEUE", "results")));

        Assert.Equal("my-results-queue", references.Resolve("my-%QUEUE%-queue"));
        Assert.Equal("100% sure", references.Resolve("100% sure"));
    }

    [Fact]
    public void A_name_in_percent_signs_without_a_setting_is_told() => Assert.Contains(
        "The setting NOSUCH, named in 'a-%NOSUCH%', does not exist",
        Assert.Throws<InvalidOperationException>(() => new SettingReferences(Settings()).Resolve("a-%NOSUCH%")).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(null, "default")]
    [InlineData("Media", "prefixed")]
    [InlineData("Other", "plain")]
    public void A_connection_is_found_by_the_name_of_its_setting(string? name, string expected)
    {
        StorageConnections connections = new(Settings(
            ("AzureWebJobsStorage", "default"), ("AzureWebJobsMedia", "prefixed"), ("Media", "shadowed"), ("Other", "plain")));

        Assert.Equal(expected, connections.Get(name));
    }

    [Fact]
    public void A_connection_that_is_not_there_is_told_by_its_name() => Assert.Contains(
        "The setting AzureWebJobsStorage holds no storage connection string",
        Assert.Throws<InvalidOperationException>(() => new StorageConnections(Settings()).Get(null)).Message,
        StringComparison.Ordinal);

    private static IConfigurationRoot Settings(params (string Name, string Value)[] pairs) =>
        new ConfigurationBuilder().AddInMemoryCollection(pairs.Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value))).Build();

    private HostJson Read(params (string Name, string Value)[] settings) => HostJsonFile.Read(_directory.FullName, Settings(settings));

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_directory.FullName, name), content);
}
