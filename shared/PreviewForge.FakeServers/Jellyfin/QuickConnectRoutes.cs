using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.FakeServers.Jellyfin;

/// <summary>Quick Connect: a code here, an approval there, a token here.</summary>
internal sealed class QuickConnectRoutes(JellyfinState jellyfin, Guards guards, LoginRoutes login)
{
    private QuickConnectDesk Desk => jellyfin.QuickConnect;

    public IEnumerable<FakeEndpoint> Endpoints() =>
    [
        new("QuickConnectEnabled", "GET", "/QuickConnect/Enabled", _ => Answer.Json(Desk.IsEnabled)) { NeedsToken = false },
        new("QuickConnectInitiate", "POST", "/QuickConnect/Initiate", Initiate) { NeedsToken = false },
        new("QuickConnectPoll", "GET", "/QuickConnect/Connect", Poll) { NeedsToken = false, Query = [QueryRule.Required("Secret")] },
        new("QuickConnectAuthorize", "POST", "/QuickConnect/Authorize", guards.User(Authorize))
        {
            Query = [QueryRule.Required("Code"), QueryRule.Optional("UserId")],
        },
        new("AuthenticateWithQuickConnect", "POST", "/Users/AuthenticateWithQuickConnect", Exchange)
        {
            NeedsToken = false,
            Body = Rules.Object(body => Rules.WantText(body, "Secret")),
        },
    ];

    private Answer Initiate(FakeExchange exchange) => login.WithClient(exchange, client =>
        Desk.IsEnabled ? Answer.Json(Describe(Desk.Begin(client))) : Answer.Text(401, Errors.PlainText, "Quick connect is disabled"));

    private Answer Poll(FakeExchange exchange) =>
        Desk.Find(exchange.Query["Secret"]!) is { } request ? Answer.Json(Describe(request)) : Answer.Json("Unknown secret", 404);

    private Answer Authorize(FakeExchange exchange, FakeUser user) =>
        Desk.Approve(exchange.Query["Code"]!, user) ? Answer.Json(true) : Errors.NotFound;

    private Answer Exchange(FakeExchange exchange)
    {
        if (Desk.Find(Rules.TextOf(Rules.ObjectOf(exchange), "Secret")!) is not { ApprovedBy: { } user } request)
        {
            return Errors.BadLogin;
        }

        Desk.Finish(request);
        return login.SignIn(user, request.Client);
    }

    private static JsonObject Describe(QuickConnectRequest request) => new()
    {
        ["Authenticated"] = request.ApprovedBy is not null,
        ["Secret"] = request.Secret,
        ["Code"] = request.Code,
        ["DeviceId"] = request.Client.DeviceId,
        ["DeviceName"] = request.Client.Device,
        ["AppName"] = request.Client.Client,
        ["AppVersion"] = request.Client.Version,
        ["DateAdded"] = request.At,
    };
}
