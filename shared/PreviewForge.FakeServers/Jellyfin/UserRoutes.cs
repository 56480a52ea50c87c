using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.FakeServers.Jellyfin;

/// <summary>What Jellyfin gives only to a user, not to an API key.</summary>
internal sealed class UserRoutes(ServerState state, Guards guards, ItemRoutes items)
{
    private readonly LoginRoutes _login = new(state);

    public IEnumerable<FakeEndpoint> Endpoints() =>
    [
        new("Me", "GET", "/Users/Me", guards.User((_, user) => Answer.Json(_login.Describe(user)))),
        new("Item", "GET", "/Items/{id}", Item) { Query = [QueryRule.Optional("UserId")] },
    ];

    private Answer Item(FakeExchange exchange)
    {
        if (exchange.Query["UserId"] is { } userId)
        {
            return items.IsUnknownUser(userId) ? Errors.NotFound : items.One(exchange.Route("id"));
        }

        return guards.User((_, _) => items.One(exchange.Route("id")))(exchange);
    }
}
