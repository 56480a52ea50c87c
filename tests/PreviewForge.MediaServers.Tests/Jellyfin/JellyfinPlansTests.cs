using PreviewForge.Contracts.Work;
using PreviewForge.FakeServers.Hosting.Faults;
using PreviewForge.FakeServers.Jellyfin;
using PreviewForge.FakeServers.Jellyfin.Plugins;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Planning;

namespace PreviewForge.MediaServers.Tests.Jellyfin;

public sealed class JellyfinPlansTests : JellyfinTest
{
    private const string Id = "0f0e0d0c0b0a09080706050403020100";

    private static PlanRequest Known(string path) => new(path, new ServerItem { ItemId = Id, RemotePath = path });

    [Fact]
    public async Task Tiles_beside_the_video_need_no_call()
    {
        await StartAsync(JellyfinRelease.V12);

        ServerPlan plan = (await Connect(5).Plans.PlanAsync([new PlanRequest("/m/Foo (2024).mkv", null)], Token))[0];

        OutputPlan output = Assert.Single(Assert.IsType<ServerPlan.Ready>(plan).Outputs);
        Assert.Equal(("/m/Foo (2024).trickplay/32 - 10x10", 32, 5), (output.Target, output.Width, output.IntervalSeconds));
        Assert.Equal(0, Server.Calls.Total);
    }

    [Fact]
    public async Task Tiles_in_the_data_folder_lie_under_the_dashed_id_where_the_plugin_says()
    {
        await StartAsync(JellyfinRelease.V12, plugin: true);
        UseDataFolder();

        ServerPlan plan = (await Connect().Plans.PlanAsync([Known("/m/a.mkv")], Token))[0];

        Assert.Equal(
            Path.Combine(Stage.Settings.Output.JellyfinConfigFolder, "data/trickplay/0f/0f0e0d0c-0b0a-0908-0706-050403020100/32 - 10x10"),
            Assert.Single(Assert.IsType<ServerPlan.Ready>(plan).Outputs).Target);
    }

    [Fact]
    public async Task Without_the_plugin_the_data_folder_gets_nothing_and_the_way_out_is_said()
    {
        await StartAsync(JellyfinRelease.V12);
        UseDataFolder();

        IReadOnlyList<ServerPlan> plans = await Connect().Plans.PlanAsync([.. Enumerable.Range(0, 500).Select(number => Known($"/m/{number}.mkv"))], Token);

        Assert.All(plans, plan => Assert.Contains("Install the plugin", Assert.IsType<ServerPlan.Never>(plan).Reason, StringComparison.Ordinal));
        Assert.Equal(1, Server.Calls.Total);
    }

    [Fact]
    public async Task An_old_plugin_must_be_updated_first()
    {
        await StartAsync(JellyfinRelease.V1011);
        UseDataFolder();
        Server.Install(FakePackage.Bridge with { Version = "10.11.0.2", SaysTrickplayRoot = false });

        ServerPlan plan = (await Connect().Plans.PlanAsync([Known("/m/a.mkv")], Token))[0];

        Assert.Contains("too old", Assert.IsType<ServerPlan.Never>(plan).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../etc")]
    [InlineData("/etc")]
    [InlineData(@"..\\up")]
    public async Task A_plugin_that_names_a_folder_elsewhere_is_not_followed(string root)
    {
        await StartAsync(JellyfinRelease.V12, plugin: true);
        UseDataFolder();
        Server.Faults.On("/MediaPreviewBridge/Ping", Fault.Status(200, $$"""{"version":"1","ok":true,"trickplayRoot":"{{root}}"}""", "application/json"));

        Assert.IsType<ServerPlan.Never>((await Connect().Plans.PlanAsync([Known("/m/a.mkv")], Token))[0]);
    }

    [Fact]
    public async Task A_file_without_an_item_waits_for_one()
    {
        await StartAsync(JellyfinRelease.V12, plugin: true);
        UseDataFolder();

        ServerPlan plan = (await Connect().Plans.PlanAsync([new PlanRequest(WriteFilm(isKnown: false), null)], Token))[0];

        Assert.Equal(PendingCause.NotInLibrary, Assert.IsType<ServerPlan.Pending>(plan).Cause);
    }

    [Fact]
    public async Task A_server_that_is_away_makes_all_videos_wait_after_one_call()
    {
        await StartAsync(JellyfinRelease.V12, plugin: true);
        UseDataFolder();
        Server.Faults.Everywhere(Fault.Unauthorized());

        IReadOnlyList<ServerPlan> plans = await Connect().Plans.PlanAsync([.. Enumerable.Range(0, 500).Select(number => new PlanRequest($"/m/{number}.mkv", null))], Token);

        Assert.All(plans, plan => Assert.Equal(PendingCause.Unreachable, Assert.IsType<ServerPlan.Pending>(plan).Cause));
        Assert.Equal(1, Server.Calls.Total);
    }
}
