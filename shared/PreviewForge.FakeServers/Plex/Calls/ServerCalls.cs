using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.Plex.Library;
using PreviewForge.FakeServers.Plex.Wire;

namespace PreviewForge.FakeServers.Plex.Calls;

/// <summary>Who the server is, and its preferences.</summary>
internal sealed class ServerCalls(PlexState state)
{
    public IEnumerable<FakeEndpoint> Endpoints() =>
    [
        new(PlexCalls.Root, "GET", "/", Root),
        new(PlexCalls.Identity, "GET", "/identity", Identity) { NeedsToken = false },
        new(PlexCalls.Preferences, "GET", "/:/prefs", exchange => PlexReply.Container(exchange, SettingJson.Container(state.Preferences))),
        new(PlexCalls.SetPreference, "PUT", "/:/prefs", SetPreference) { TakesAnyQuery = true },
    ];

    private Answer Root(FakeExchange exchange) => PlexReply.Container(exchange, new JsonObject
    {
        ["size"] = 0,
        ["friendlyName"] = state.Options.FriendlyName,
        ["machineIdentifier"] = state.Options.MachineIdentifier,
        ["version"] = state.Options.Version,
        ["platform"] = "Linux",
        ["myPlex"] = true,
    });

    private Answer Identity(FakeExchange exchange) => PlexReply.Container(exchange, new JsonObject
    {
        ["size"] = 0,
        ["claimed"] = true,
        ["machineIdentifier"] = state.Options.MachineIdentifier,
        ["version"] = state.Options.Version,
    });

    private Answer SetPreference(FakeExchange exchange)
    {
        var changes = exchange.Query.Pairs.Where(pair => pair.Key != PlexHeaders.Token).ToList();
        if (changes is not [var change])
        {
            return exchange.Violate(ViolationKind.WrongParameter, $"{changes.Count} preferences are written at once, not one", PlexReply.BadRequest());
        }

        if (!PlexPreferences.Writable.Contains(change.Key) && state.Preferences.All(setting => setting.Id != change.Key))
        {
            return exchange.Violate(ViolationKind.UnknownParameter, $"the server has no preference '{change.Key}'", PlexReply.BadRequest());
        }

        if (change.Value is not ("true" or "false"))
        {
            return exchange.Violate(ViolationKind.WrongParameter, $"the preference is set to '{change.Value}', neither true nor false", PlexReply.BadRequest());
        }

        state.Preferences.RemoveAll(setting => setting.Id == change.Key);
        state.Preferences.Add(new PlexSetting(change.Key, change.Value == "true"));
        return Answer.Empty(200);
    }
}
