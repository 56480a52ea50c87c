using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.Plex.Wire;

namespace PreviewForge.FakeServers.Plex.Calls;

/// <summary>What plays now.</summary>
internal sealed class SessionCalls(PlexState state)
{
    public IEnumerable<FakeEndpoint> Endpoints() => [new(PlexCalls.Sessions, "GET", "/status/sessions", List)];

    // A server on which nothing plays leaves the list out.
    private Answer List(FakeExchange exchange)
    {
        var container = new JsonObject { ["size"] = state.Sessions.Count };
        if (state.Sessions.Count > 0)
        {
            container["Metadata"] = new JsonArray([.. state.Sessions.Select(Describe)]);
        }

        return PlexReply.Container(exchange, container);
    }

    private static JsonObject Describe(PlexSession session, int number) => new()
    {
        ["ratingKey"] = "501",
        ["sessionKey"] = $"{number + 1}",
        ["type"] = session.Type,
        ["title"] = "Quiet Harbour",
        ["viewOffset"] = 61000,
        ["User"] = new JsonObject { ["id"] = "1", ["title"] = "viewer" },
        ["Player"] = new JsonObject { ["machineIdentifier"] = $"player-{number}", ["product"] = "Plex Web", ["state"] = session.State, ["local"] = true },
        ["Session"] = new JsonObject { ["id"] = $"session-{number}", ["bandwidth"] = 4000, ["location"] = "lan" },
    };
}
