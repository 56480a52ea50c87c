using System.Text.Json.Nodes;
using PreviewForge.Cli.Demo;
using PreviewForge.Cli.Stack;

namespace PreviewForge.Tests.Cli;

public sealed class DemoSettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StateLayout _layout;

    public DemoSettingsTests()
    {
        _layout = new StateLayout(_folder.FullPath);
        _layout.Create();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_second_start_changes_nothing_but_the_entries_of_the_demo()
    {
        DemoSettings.Write(_layout, [Entry("http://127.0.0.1:1/")]);
        var settings = Read();
        settings["thumbnail_quality"] = 2;
        settings["media_servers"]!.AsArray().Add(new JsonObject { ["id"] = "mine", ["type"] = "folder" });
        new SettingsFile(_layout).Write(settings);

        DemoSettings.Write(_layout, [Entry("http://127.0.0.1:2/")]);

        var servers = Read()["media_servers"]!.AsArray();
        Assert.Equal(2, (int)Read()["thumbnail_quality"]!);
        Assert.Equal(["demo-emby", "mine"], servers.Select(server => (string)server!["id"]!));
        Assert.Equal("http://127.0.0.1:2", (string?)servers[0]!["url"]);
    }

    [Fact]
    public void A_file_that_is_no_JSON_is_left_as_it_is()
    {
        var file = Path.Combine(_layout.Config, "settings.json");
        File.WriteAllText(file, "{ broken");

        Assert.Throws<StackException>(() => DemoSettings.Write(_layout, [Entry("http://127.0.0.1:1/")]));

        Assert.Equal("{ broken", File.ReadAllText(file));
    }

    private JsonObject Read() => new SettingsFile(_layout).Read();

    private static DemoEntry Entry(string url) => new()
    {
        Id = "demo-emby",
        Type = "emby",
        Name = "Emby",
        Identity = "e1",
        Url = new Uri(url),
        Token = "t",
        Shelf = new DemoShelf("7", "/em/films", "/films"),
        Output = [],
    };
}
