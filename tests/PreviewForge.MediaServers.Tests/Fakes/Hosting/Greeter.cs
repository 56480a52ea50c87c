using PreviewForge.FakeServers.Hosting;

namespace PreviewForge.MediaServers.Tests.Fakes.Hosting;

/// <summary>The smallest vendor: greets, takes a document and a form.</summary>
internal sealed class Greeter(FakeServerOptions? options = null) : FakeServer(options ?? new FakeServerOptions())
{
    public int Documents { get; private set; }

    protected override StringComparison Names => StringComparison.Ordinal;

    public static async Task<Greeter> StartedAsync(FakeServerOptions? options = null)
    {
        var greeter = new Greeter(options);
        await greeter.StartAsync(TestContext.Current.CancellationToken);
        return greeter;
    }

    protected override IEnumerable<FakeEndpoint> Endpoints() =>
    [
        new("hello", "GET", "/hello", _ => Answer.Json(new { Hello = "world" })) { NeedsToken = false },
        new("guest", "GET", "/guests/{name}", exchange => Answer.Json(new { Guest = exchange.Route("name") }))
        {
            Query =
            [
                QueryRule.Required("size").WholeNumber(1, 9),
                QueryRule.Optional("mood").OneOf("good", "bad"),
                QueryRule.Optional("tag") with { IsRepeatable = true },
            ],
        },
        new("host", "GET", "/guests/host", _ => Answer.Json(new { Guest = "the host" })),
        new("document", "POST", "/documents", _ => { Documents++; return Answer.Empty(204); })
        {
            Body = BodyRule.Json(document => document.TryGetProperty("Id", out _) ? null : "has no Id"),
        },
        new("form", "POST", "/forms", _ => Answer.Empty(204)) { Body = BodyRule.Form(form => form.All("urls[]").Count == 2 ? null : "has not two urls") },
    ];

    protected override Admission Admit(FakeExchange exchange) => exchange.Header("X-Key") switch
    {
        null => new Admission.Malformed("the header X-Key is missing"),
        "good" => new Admission.Granted(),
        _ => new Admission.Refused(),
    };

    protected override Answer AnswerUnauthorized() => Answer.Json(new { error = "who are you" }, 401);

    protected override Answer? AnswerViolation(Problem problem) => problem.Kind switch
    {
        ViolationKind.UnknownPath => Answer.Empty(404),
        ViolationKind.WrongMethod => Answer.Empty(405),
        ViolationKind.UnknownParameter => null,
        _ => Answer.Empty(400),
    };
}
