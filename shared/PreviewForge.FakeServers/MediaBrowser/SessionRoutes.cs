using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Hosting;

namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>Everybody who is connected: one that only looks around, and those who play something.</summary>
internal sealed class SessionRoutes(ServerState state)
{
    public IEnumerable<FakeEndpoint> Endpoints() =>
    [
        new("Sessions", "GET", "/Sessions", _ => Answer.Json(new JsonArray([Describe("idle", null), .. state.Playing.Select((playing, number) => Describe($"player-{number}", playing))])))
        {
            Query = [QueryRule.Optional("ControllableByUserId").NotBlank(), QueryRule.Optional("DeviceId").NotBlank(), Rules.Count("ActiveWithinSeconds")],
        },
    ];

    private static JsonObject Describe(string device, FakePlayback? playing)
    {
        var session = new JsonObject
        {
            ["Id"] = GuidIds.Of("session:" + device),
            ["UserName"] = "viewer",
            ["Client"] = "Web",
            ["DeviceName"] = device,
            ["PlayState"] = new JsonObject { ["CanSeek"] = playing is not null, ["IsPaused"] = playing?.IsPaused ?? false, ["IsMuted"] = false },
            ["IsActive"] = true,
        };
        if (playing is not null)
        {
            var item = new JsonObject { ["Name"] = "Quiet Harbour", ["Type"] = playing.Type };
            if (playing.MediaType is { } medium)
            {
                item["MediaType"] = medium;
            }

            session["NowPlayingItem"] = item;
        }

        return session;
    }
}
