using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.FakeServers.Jellyfin;

/// <summary>API keys.</summary>
internal sealed class KeyRoutes(ServerState state, Guards guards)
{
    public IEnumerable<FakeEndpoint> Endpoints() =>
    [
        new("Keys", "GET", "/Auth/Keys", guards.Administrator(_ => List())),
        new("AddKey", "POST", "/Auth/Keys", guards.Administrator(Add)) { Query = [QueryRule.Required("App").NotBlank()] },
        new("RevokeKey", "DELETE", "/Auth/Keys/{key}", guards.Administrator(Revoke)),
    ];

    private Answer List() => Answer.Json(new JsonObject
    {
        ["Items"] = new JsonArray([.. state.Accounts.Keys.Select(key => new JsonObject { ["AccessToken"] = key.Token, ["AppName"] = key.App, ["DateCreated"] = key.Created })]),
        ["TotalRecordCount"] = state.Accounts.Keys.Count,
        ["StartIndex"] = 0,
    });

    private Answer Add(FakeExchange exchange)
    {
        state.Accounts.AddKey(exchange.Query["App"]!, state.Time.GetUtcNow());
        return Answer.Empty(204);
    }

    private Answer Revoke(FakeExchange exchange)
    {
        state.Accounts.Revoke(exchange.Route("key"));
        return Answer.Empty(204);
    }
}
