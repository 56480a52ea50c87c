using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Hosting;

namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>Sign-in with name and password.</summary>
internal sealed class LoginRoutes(ServerState state)
{
    public IEnumerable<FakeEndpoint> Endpoints() =>
    [
        new("AuthenticateByName", "POST", "/Users/AuthenticateByName", AuthenticateByName)
        {
            NeedsToken = false,
            Body = Rules.Object(body => Rules.WantText(body, "Username", "Pw")),
        },
    ];

    /// <summary>Who the client says it is; without that, 400 and a violation.</summary>
    public Answer WithClient(FakeExchange exchange, Func<ClientInfo, Answer> serve) =>
        ClientInfo.From(state.Traits.Credentials.ReadParts(exchange)) is { } client
            ? serve(client)
            : exchange.Violate(
                ViolationKind.WrongHeader,
                "the header 'Authorization: MediaBrowser Client=…, Device=…, DeviceId=…, Version=…' is missing or lacks a part",
                Errors.BadRequest);

    /// <summary>Signs a user in on a device.</summary>
    public Answer SignIn(FakeUser user, ClientInfo client)
    {
        var caller = state.Accounts.SignIn(user, client);
        return Answer.Json(new JsonObject
        {
            ["User"] = Describe(user),
            ["SessionInfo"] = new JsonObject
            {
                ["Client"] = client.Client,
                ["DeviceName"] = client.Device,
                ["DeviceId"] = client.DeviceId,
                ["ApplicationVersion"] = client.Version,
                ["UserId"] = user.Id,
            },
            ["AccessToken"] = caller.Token,
            ["ServerId"] = state.ServerId,
        });
    }

    public JsonObject Describe(FakeUser user) => new()
    {
        ["Name"] = user.Name,
        ["ServerId"] = state.ServerId,
        ["ServerName"] = state.ServerName,
        ["Id"] = user.Id,
        ["HasPassword"] = user.Password.Length > 0,
        ["Policy"] = new JsonObject { ["IsAdministrator"] = user.IsAdministrator, ["IsDisabled"] = false },
    };

    private Answer AuthenticateByName(FakeExchange exchange) => WithClient(exchange, client =>
    {
        var body = Rules.ObjectOf(exchange);
        return state.Accounts.Check(Rules.TextOf(body, "Username")!, Rules.TextOf(body, "Pw")!) is { } user ? SignIn(user, client) : Errors.BadLogin;
    });
}
