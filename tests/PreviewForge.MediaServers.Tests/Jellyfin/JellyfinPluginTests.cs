using Microsoft.Extensions.Configuration;
using PreviewForge.FakeServers.Hosting.Faults;
using PreviewForge.FakeServers.Jellyfin;
using PreviewForge.FakeServers.Jellyfin.Plugins;
using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.Jellyfin.Bridge;

namespace PreviewForge.MediaServers.Tests.Jellyfin;

public sealed class JellyfinPluginTests : JellyfinTest
{
    private static string Manifest => PluginSource.From(new ConfigurationBuilder().Build()).Manifest;

    [Fact]
    public async Task A_plugin_that_answers_says_its_version_and_folder()
    {
        await StartAsync(JellyfinRelease.V12, plugin: true);

        Assert.Equal(new PluginState(true, "10.11.0.3", "", "data/trickplay"), await Connect().Plugin!.CheckAsync(Token));
    }

    [Fact]
    public async Task A_server_without_it_says_404()
    {
        await StartAsync(JellyfinRelease.V12);

        Assert.Equal(new PluginState(false, "", "HTTP 404"), await Connect().Plugin!.CheckAsync(Token));
    }

    [Fact]
    public async Task A_page_of_a_proxy_is_no_plugin()
    {
        await StartAsync(JellyfinRelease.V12);
        Server.Faults.On("/MediaPreviewBridge/Ping", Fault.Html());

        Assert.False((await Connect().Plugin!.CheckAsync(Token)).Installed);
    }

    [Fact]
    public async Task Installing_keeps_the_repositories_that_are_there_and_restarts()
    {
        await StartAsync(JellyfinRelease.V12);
        Server.Offer(Manifest, FakePackage.Bridge);

        PluginSteps steps = await Connect().Plugin!.InstallAsync(Token);

        Assert.True(steps.Ok, steps.Error);
        Assert.Equal(["read_repositories", "add_repository", "queue_install", "restart"], steps.Steps.Select(step => step.Step));
        Assert.All(steps.Steps, step => Assert.True(step.Ok));
        Assert.Equal(["https://r.example/m.json", Manifest], Server.Repositories.Select(repository => (string?)repository!["Url"]));
        Assert.Equal(1, Server.Restarts);
        Assert.True((await Connect().Plugin!.CheckAsync(Token)).Installed);
    }

    [Fact]
    public async Task Installing_twice_adds_the_repository_once()
    {
        await StartAsync(JellyfinRelease.V12);
        Server.Offer(Manifest, FakePackage.Bridge);

        await Connect().Plugin!.InstallAsync(Token);
        await Connect().Plugin!.InstallAsync(Token);

        Assert.Equal((2, 1), (Server.Repositories.Count, Server.Calls["SetRepositories"]));
    }

    [Fact]
    public async Task A_package_that_is_not_offered_stops_before_the_restart()
    {
        await StartAsync(JellyfinRelease.V12);

        PluginSteps steps = await Connect().Plugin!.InstallAsync(Token);

        Assert.False(steps.Ok);
        Assert.Equal(["read_repositories", "add_repository", "queue_install"], steps.Steps.Select(step => step.Step));
        Assert.Equal(0, Server.Restarts);
    }

    [Fact]
    public async Task A_restart_that_fails_does_not_undo_the_install()
    {
        await StartAsync(JellyfinRelease.V12);
        Server.Offer(Manifest, FakePackage.Bridge);
        Server.Faults.On("/System/Restart", Fault.Status(500, "no"));

        PluginSteps steps = await Connect().Plugin!.InstallAsync(Token);

        Assert.True(steps.Ok);
        Assert.NotEmpty(steps.Error);
    }

    [Fact]
    public async Task Repositories_that_are_no_list_stop_everything()
    {
        await StartAsync(JellyfinRelease.V12);
        Server.Faults.On("GET /Repositories", Fault.Status(200, "{}", "application/json"));

        PluginSteps steps = await Connect().Plugin!.InstallAsync(Token);

        Assert.Equal((false, 1), (steps.Ok, steps.Steps.Count));
        Assert.Equal(0, Server.Calls["SetRepositories"]);
    }

    [Fact]
    public async Task Removing_what_is_not_there_is_well_done()
    {
        await StartAsync(JellyfinRelease.V12);

        PluginSteps steps = await Connect().Plugin!.UninstallAsync(Token);

        Assert.True(steps.Ok);
        Assert.Equal(["uninstall", "restart"], steps.Steps.Select(step => step.Step));
    }

    [Fact]
    public async Task Removing_takes_the_plugin_away_and_leaves_the_repository()
    {
        await StartAsync(JellyfinRelease.V12);
        Server.Offer(Manifest, FakePackage.Bridge);
        await Connect().Plugin!.InstallAsync(Token);

        Assert.True((await Connect().Plugin!.UninstallAsync(Token)).Ok);

        Assert.False((await Connect().Plugin!.CheckAsync(Token)).Installed);
        Assert.Equal(2, Server.Repositories.Count);
    }

    [Fact]
    public void Whoever_runs_the_app_may_name_another_manifest()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("JELLYFIN_PLUGIN_MANIFEST", (string?)" https://mirror.example/m.json ")]).Build();

        Assert.Equal("https://mirror.example/m.json", PluginSource.From(configuration).Manifest);
    }
}
