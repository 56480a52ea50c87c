using PreviewForge.FakeServers.Hosting;

namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>What Emby and Jellyfin have in common: users, libraries, items, scans and scheduled tasks.</summary>
public abstract partial class FakeMediaBrowser : FakeServer
{
    private readonly ItemBuilder _builder;
    private readonly LibraryScanner _scanner;
    private readonly UpdateQueue _updates;
    private readonly TaskRunner _tasks;

    private protected FakeMediaBrowser(FakeServerOptions options, ServerState state, IMediaEvents events)
        : base(options)
    {
        State = state;
        Guards = new Guards(state);
        Events = events;
        _builder = new ItemBuilder(state);
        _scanner = new LibraryScanner(state, _builder, events);
        _updates = new UpdateQueue(state, _scanner, Gate);
        _tasks = new TaskRunner(options.Time, Gate);
        AddTask("RefreshLibrary", "Scan Media Library", _scanner.ScanAll);
    }

    protected override StringComparison Names => StringComparison.OrdinalIgnoreCase;

    private protected ServerState State { get; }

    private protected Guards Guards { get; }

    private protected IMediaEvents Events { get; }

    private protected LibraryScanner Scanner => _scanner;

    protected override IEnumerable<FakeEndpoint> Endpoints()
    {
        var endpoints = SharedEndpoints().Concat(VendorEndpoints()).Select(Complete).ToList();
        return State.Traits.PathPrefix is { } prefix
            ? endpoints.Concat(endpoints.Select(endpoint => endpoint with { Template = prefix + endpoint.Template }))
            : endpoints;
    }

    protected override Admission Admit(FakeExchange exchange) => State.Traits.Credentials.Read(exchange) switch
    {
        _ when State.IsLoading => new Admission.Granted(),
        Credential.Token(var token) => State.Accounts.Find(token) is null ? new Admission.Refused() : new Admission.Granted(),
        Credential.Foreign(var sentence) => new Admission.Malformed(sentence),
        _ => new Admission.Malformed("it carries no token"),
    };

    protected override Answer AnswerUnauthorized() => Answer.Empty(401);

    protected override Answer? AnswerViolation(Problem problem) => problem.Kind switch
    {
        ViolationKind.UnknownPath => Answer.Empty(404),
        ViolationKind.WrongMethod => Answer.Empty(405),
        ViolationKind.UnknownParameter => null,
        ViolationKind.WrongContentType => Answer.Empty(415),
        _ => Errors.BadRequest,
    };

    private protected abstract IEnumerable<FakeEndpoint> VendorEndpoints();

    private protected FakeTask AddTask(string key, string name, Action work)
    {
        var task = new FakeTask(GuidIds.Of("task:" + key), key, name, work);
        _tasks.Add(task);
        return task;
    }

    private IEnumerable<FakeEndpoint> SharedEndpoints() =>
    [
        .. new SystemRoutes(State).Endpoints(),
        .. new SessionRoutes(State).Endpoints(),
        .. new LoginRoutes(State).Endpoints(),
        .. new LibraryRoutes(State, Guards, _updates, _scanner).Endpoints(),
        .. new TaskRoutes(Guards, _tasks).Endpoints(),
    ];

    // A token may come in any query, and a server that starts serves next to nothing.
    private FakeEndpoint Complete(FakeEndpoint endpoint) => endpoint with
    {
        Query = [.. endpoint.Query, .. CredentialReader.QueryNames],
        Handler = exchange => State.IsLoading && endpoint.Name != SystemRoutes.PublicInfoName ? Errors.Loading : endpoint.Handler(exchange),
    };
}
