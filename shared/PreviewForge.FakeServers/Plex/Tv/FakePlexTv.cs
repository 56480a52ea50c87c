using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.Plex.Wire;

namespace PreviewForge.FakeServers.Plex.Tv;

/// <summary>plex.tv with one account: PINs, servers, subscription, webhooks.</summary>
public sealed class FakePlexTv : FakeServer
{
    private static readonly Problem NoWishForJson = new(ViolationKind.WrongHeader, "the Accept header doesn't ask for application/json");
    private readonly HashSet<string> _tokens;
    private readonly PinCalls _pins;
    private readonly AccountCalls _account = new();

    public FakePlexTv()
        : this(new FakePlexTvOptions())
    {
    }

    public FakePlexTv(FakePlexTvOptions options)
        : base(options.Server)
    {
        _tokens = [options.Token];
        _pins = new PinCalls(Time);
    }

    /// <summary>False: the subscription isn't active, and webhooks are refused with 401.</summary>
    public bool HasPlexPass
    {
        get => Do(() => _account.HasPlexPass);
        set => Do(() => _account.HasPlexPass = value);
    }

    /// <summary>The addresses that are called now; a copy.</summary>
    public IReadOnlyList<string> Webhooks => Do<IReadOnlyList<string>>(() => [.. _account.Webhooks]);

    protected override StringComparison Names => StringComparison.Ordinal;

    public void AddResource(PlexResource resource) => Do(() => { _account.Resources.Add(resource); return 0; });

    public void AddWebhook(string url) => Do(() => { _account.Webhooks.Add(url); return 0; });

    /// <summary>The user agrees to a PIN: whoever asked for it gets this token, which is good from now on.</summary>
    /// <exception cref="ArgumentException">There is no such PIN.</exception>
    public void Approve(int pinId, string token) => Do(() =>
    {
        _pins.Approve(pinId, token);
        return _tokens.Add(token);
    });

    /// <summary>The PIN's time is over.</summary>
    /// <exception cref="ArgumentException">There is no such PIN.</exception>
    public void Expire(int pinId) => Do(() => { _pins.Expire(pinId); return 0; });

    /// <summary>From now on this token is answered 401.</summary>
    public void RevokeToken(string token) => Do(() => _tokens.Remove(token));

    protected override IEnumerable<FakeEndpoint> Endpoints() => [.. _pins.Endpoints(), .. _account.Endpoints()];

    protected override Admission Admit(FakeExchange exchange) => PlexHeaders.Admit(exchange, _tokens);

    protected override bool IsKnownEverywhere(string parameter) => parameter == PlexHeaders.Token;

    protected override IEnumerable<Problem> Inspect(FakeExchange exchange) =>
    [
        .. PlexHeaders.Problems(exchange),
        .. AnswersOnlyInJson(exchange) && !PlexReply.WantsJson(exchange) ? [NoWishForJson] : Array.Empty<Problem>(),
    ];

    protected override Answer AnswerUnauthorized() => PlexReply.Unauthorized();

    protected override Answer? AnswerViolation(Problem problem) => problem.Kind switch
    {
        ViolationKind.UnknownPath => PlexReply.NotFound(),
        ViolationKind.WrongMethod => PlexReply.Page(405, "405 Method Not Allowed"),
        ViolationKind.WrongCredential => null,
        _ => Answer.Json(new { errors = new[] { new { code = 1000, message = problem.Sentence, status = 400 } } }, 400),
    };

    private static bool AnswersOnlyInJson(FakeExchange exchange) =>
        exchange.Request.Path.StartsWith("/api/v2/pins", StringComparison.Ordinal) || exchange.Request.Path == "/api/v2/resources";

    private T Do<T>(Func<T> action)
    {
        lock (Gate)
        {
            return action();
        }
    }
}
