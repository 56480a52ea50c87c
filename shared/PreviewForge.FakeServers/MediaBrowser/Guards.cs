using PreviewForge.FakeServers.Hosting;

namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>Who may call what.</summary>
internal sealed class Guards(ServerState state)
{
    /// <summary>Whom the request comes from; null when its token isn't good, or there is none.</summary>
    public Caller? CallerOf(FakeExchange exchange) =>
        state.Traits.Credentials.Read(exchange) is Credential.Token(var token) ? state.Accounts.Find(token) : null;

    /// <summary>Only for administrators and API keys; others get 403.</summary>
    public Func<FakeExchange, Answer> Administrator(Func<FakeExchange, Answer> handler) => exchange =>
        CallerOf(exchange) is { IsAdministrator: true } ? handler(exchange) : Answer.Empty(403);

    /// <summary>Only for users: an API key has none, which is a violation and gets 400.</summary>
    public Func<FakeExchange, Answer> User(Func<FakeExchange, FakeUser, Answer> handler) => exchange =>
        CallerOf(exchange) is { User: { } user }
            ? handler(exchange, user)
            : exchange.Violate(ViolationKind.WrongCredential, "an API key has no user, and this call needs one", Errors.BadRequest);
}
