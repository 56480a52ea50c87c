using Microsoft.Extensions.Configuration;
using PreviewForge.EmbeddedHost.Configuration;
using PreviewForge.EmbeddedHost.Durable;

namespace PreviewForge.EmbeddedHost.Tests.Durable;

public sealed class DurableSettingsTests
{
    private const string Section = "extensions:durableTask:";

    [Fact]
    public void Without_settings_the_store_lies_beside_host_json_under_the_name_of_the_hub()
    {
        DurableSettings settings = Read([]);

        Assert.Equal(("TestHubName", "/app/.durable/TestHubName.db"), (settings.HubName, settings.StorePath));
        Assert.Equal(10 * Environment.ProcessorCount, settings.MaxConcurrentActivities);
    }

    [Fact]
    public void The_path_of_the_store_may_name_settings()
    {
        DurableSettings settings = Read(new() { [Section + "storageProvider:embeddedDatabase"] = "%CONFIG_DIR%/durable.db" });

        Assert.Equal("/config/durable.db", settings.StorePath);
    }

    [Fact]
    public void A_setting_that_does_not_exist_is_named()
    {
        InvalidOperationException e = Assert.Throws<InvalidOperationException>(
            () => Read(new() { [Section + "storageProvider:embeddedDatabase"] = "%NOWHERE%/durable.db" }));

        Assert.Contains("NOWHERE", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("many")]
    public void A_limit_that_is_no_number_of_at_least_one_is_refused_by_name(string value)
    {
        InvalidOperationException e = Assert.Throws<InvalidOperationException>(
            () => Read(new() { [Section + "maxConcurrentActivityFunctions"] = value }));

        Assert.Contains("extensions.durableTask.maxConcurrentActivityFunctions", e.Message, StringComparison.Ordinal);
    }

    private static DurableSettings Read(Dictionary<string, string?> values)
    {
        IConfiguration settings = new ConfigurationBuilder().AddInMemoryCollection([new("CONFIG_DIR", "/config")]).Build();
        HostJson hostJson = new(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), "/app");
        return DurableSettings.Read(hostJson, new SettingReferences(settings));
    }
}
