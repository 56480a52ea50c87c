using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.Plex.Calls;
using PreviewForge.FakeServers.Plex.Indexing;
using PreviewForge.FakeServers.Plex.Wire;

namespace PreviewForge.FakeServers.Plex;

/// <summary>A Plex Media Server with its libraries, its slow indexing and its odd answers.</summary>
public sealed partial class FakePlex : FakeServer
{
    private readonly PlexState _state;
    private readonly PlexIndexer _indexer;

    public FakePlex()
        : this(new FakePlexOptions())
    {
    }

    public FakePlex(FakePlexOptions options)
        : base(options.Server)
    {
        _state = new PlexState(options);
        _indexer = new PlexIndexer(_state, Time);
    }

    public FakePlexOptions Options => _state.Options;

    protected override StringComparison Names => StringComparison.Ordinal;

    protected override IEnumerable<FakeEndpoint> Endpoints() =>
    [
        .. new ServerCalls(_state).Endpoints(),
        .. new SessionCalls(_state).Endpoints(),
        .. new SectionCalls(_state, Nudge, Time).Endpoints(),
        .. new SectionPreferenceCalls(_state).Endpoints(),
        .. new ListingCalls(_state).Endpoints(),
        .. new ItemCalls(_state).Endpoints(),
        .. new SearchCalls(_state).Endpoints(),
    ];

    protected override Admission Admit(FakeExchange exchange) => PlexHeaders.Admit(exchange, _state.Tokens);

    protected override bool IsKnownEverywhere(string parameter) => parameter == PlexHeaders.Token;

    protected override IEnumerable<Problem> Inspect(FakeExchange exchange) =>
    [
        .. PlexHeaders.Problems(exchange),
        .. Window.Problems(exchange),
        .. Options.ExpectsClientHeaders ? PlexHeaders.Missing(exchange) : [],
    ];

    protected override Answer AnswerUnauthorized() => PlexReply.Unauthorized();

    protected override Answer? AnswerViolation(Problem problem) => problem.Kind switch
    {
        ViolationKind.UnknownPath => PlexReply.NotFound(),
        ViolationKind.WrongMethod => PlexReply.Page(405, "405 Method Not Allowed"),
        ViolationKind.WrongCredential or ViolationKind.WrongHeader => null,
        _ => PlexReply.BadRequest(),
    };
}
