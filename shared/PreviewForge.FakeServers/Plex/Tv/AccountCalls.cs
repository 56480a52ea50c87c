using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.Plex.Wire;

namespace PreviewForge.FakeServers.Plex.Tv;

/// <summary>The account, its servers and its webhooks. Used under the server's gate.</summary>
internal sealed class AccountCalls
{
    private const string ListKey = "urls[]";
    private const string ClearKey = "urls";

    public bool HasPlexPass { get; set; } = true;

    public List<PlexResource> Resources { get; } = [];

    public List<string> Webhooks { get; } = [];

    public IEnumerable<FakeEndpoint> Endpoints() =>
    [
        new(PlexTvCalls.Resources, "GET", "/api/v2/resources", List)
        {
            RequiredHeaders = [PlexHeaders.Product, PlexHeaders.Version, PlexHeaders.Platform, PlexHeaders.ClientIdentifier],
            Query = [QueryRule.Optional("includeHttps").OneOf("0", "1"), QueryRule.Optional("includeRelay").OneOf("0", "1")],
        },
        new(PlexTvCalls.User, "GET", "/api/v2/user", User),
        new(PlexTvCalls.Webhooks, "GET", "/api/v2/user/webhooks", exchange => HasPlexPass ? ShowWebhooks(exchange) : PlexReply.Unauthorized()),
        new(PlexTvCalls.SetWebhooks, "POST", "/api/v2/user/webhooks", SetWebhooks) { Body = BodyRule.Form(FormFault) },
    ];

    private Answer List(FakeExchange exchange) => Answer.Json(new JsonArray([.. Resources.Select(resource => Json(resource, exchange.Query))]));

    /// <summary>Only who asks for relays gets them; only who asks for https gets the names that have certificates.</summary>
    private static JsonObject Json(PlexResource resource, QueryValues query) => new()
    {
        ["name"] = resource.Name,
        ["provides"] = resource.Provides,
        ["clientIdentifier"] = resource.ClientIdentifier,
        ["owned"] = resource.IsOwned,
        ["accessToken"] = resource.AccessToken,
        ["connections"] = new JsonArray([.. resource.Connections
            .Where(connection => !connection.IsRelay || query["includeRelay"] == "1")
            .Where(connection => connection.Uri.Scheme != Uri.UriSchemeHttps || query["includeHttps"] == "1")
            .Select(Json)]),
    };

    private static JsonObject Json(PlexConnection connection) => new()
    {
        ["protocol"] = connection.Uri.Scheme,
        ["address"] = connection.Address ?? connection.Uri.Host,
        ["port"] = connection.Uri.Port,
        ["uri"] = connection.Uri.AbsoluteUri.TrimEnd('/'),
        ["local"] = connection.IsLocal,
        ["relay"] = connection.IsRelay,
    };

    private Answer User(FakeExchange exchange)
    {
        var user = new JsonObject
        {
            ["id"] = 1,
            ["username"] = "viewer",
            ["subscription"] = new JsonObject { ["active"] = HasPlexPass, ["status"] = HasPlexPass ? "Active" : "Inactive" },
        };
        return PlexReply.WantsJson(exchange) ? Answer.Json(user) : Answer.Xml(PlexXml.Element("user", user));
    }

    private Answer ShowWebhooks(FakeExchange exchange)
    {
        var rows = new JsonArray([.. Webhooks.Select(url => new JsonObject { ["url"] = url })]);
        return PlexReply.WantsJson(exchange) ? Answer.Json(rows) : Answer.Xml(PlexXml.Element("webhooks", new JsonObject { ["webhook"] = rows }));
    }

    private Answer SetWebhooks(FakeExchange exchange)
    {
        if (!HasPlexPass)
        {
            return PlexReply.Unauthorized();
        }

        Webhooks.Clear();
        Webhooks.AddRange(exchange.Form.All(ListKey));
        return ShowWebhooks(exchange) with { Status = 201 };
    }

    private static string? FormFault(QueryValues form)
    {
        var isCleared = form.Pairs is [{ Key: ClearKey, Value: "" }];
        var isList = form.Pairs.Count > 0 && form.Pairs.All(pair => pair.Key == ListKey && IsWebAddress(pair.Value));
        return isCleared || isList ? null : $"is '{form}', neither the whole list as {ListKey}=<url> nor {ClearKey}= to clear it";
    }

    private static bool IsWebAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https");
}
