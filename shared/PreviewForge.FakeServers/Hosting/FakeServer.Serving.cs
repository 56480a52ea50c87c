using Microsoft.AspNetCore.Http;
using PreviewForge.FakeServers.Hosting.Faults;

namespace PreviewForge.FakeServers.Hosting;

/// <summary>The way of a request: read, judge, spoil, answer.</summary>
public abstract partial class FakeServer
{
    private async Task ServeAsync(HttpContext http)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, Stopping);
        try
        {
            var route = _routes!.Find(http.Request.Method, http.Request.Path.Value ?? "/");
            var request = await ReadAsync(http.Request, route.Endpoint, cut.Token);
            Calls.Count(request.Endpoint);
            var exchange = new FakeExchange(request, route.Values, Report);
            var refusal = Refuse(exchange, route);
            _requests.Add(request);
            var turn = new FaultTurn(http, () => refusal ?? Handle(route.Endpoint!, exchange), AnswerUnauthorized, Time, cut.Token);
            await AnswerAsync(turn, refusal is null ? Faults.For(request) : []);
        }
        catch (OperationCanceledException)
        {
            http.Abort();
        }
    }

    private async Task<ReceivedRequest> ReadAsync(HttpRequest http, FakeEndpoint? endpoint, CancellationToken cancellationToken)
    {
        var request = await RequestReader.ReadAsync(http, Names, cancellationToken);
        return request with { At = Time.GetUtcNow(), Endpoint = endpoint?.NameByQuery(request.Query) ?? endpoint?.Name };
    }

    private static async Task AnswerAsync(FaultTurn turn, IReadOnlyList<Fault> faults)
    {
        foreach (var fault in faults)
        {
            await fault.ApplyAsync(turn);
            if (fault.IsFinal)
            {
                return;
            }
        }

        await turn.SendAsync(turn.Handle());
    }

    private Answer Handle(FakeEndpoint endpoint, FakeExchange exchange)
    {
        lock (Gate)
        {
            return endpoint.Handler(exchange);
        }
    }

    /// <returns>Null when the request is to be served.</returns>
    private Answer? Refuse(FakeExchange exchange, Route route)
    {
        var refusals = Problems(exchange, route).ToList();
        foreach (var problem in refusals)
        {
            Report(exchange.Request, problem);
        }

        return route.Endpoint is { NeedsToken: true } && AdmitSafely(exchange) is not Admission.Granted
            ? AnswerUnauthorized()
            : refusals.Select(AnswerViolation).FirstOrDefault(answer => answer is not null);
    }

    private IEnumerable<Problem> Problems(FakeExchange exchange, Route route)
    {
        if (route.Problem is not null)
        {
            return [route.Problem];
        }

        var endpoint = route.Endpoint!;
        var credential = endpoint.NeedsToken && AdmitSafely(exchange) is Admission.Malformed(var sentence)
            ? [new Problem(ViolationKind.WrongCredential, sentence)]
            : Array.Empty<Problem>();
        return
        [
            .. credential,
            .. Inspect(exchange),
            .. endpoint.RequiredHeaders.Where(name => exchange.Header(name) is null)
                .Select(name => new Problem(ViolationKind.WrongHeader, $"the header {name} is missing")),
            .. UnknownParameters(endpoint, exchange.Query),
            .. endpoint.Query.SelectMany(rule => rule.Problems(exchange.Query)),
            .. endpoint.Body.Problems(exchange),
        ];
    }

    private IEnumerable<Problem> UnknownParameters(FakeEndpoint endpoint, QueryValues query) => endpoint.TakesAnyQuery
        ? []
        : query.Pairs.Select(pair => pair.Key).Distinct()
            .Where(name => !IsKnownEverywhere(name) && !endpoint.Query.Any(rule => query.IsSame(rule.Name, name)))
            .Select(name => new Problem(ViolationKind.UnknownParameter, $"the query parameter '{name}' is unknown to {endpoint.Name}"));

    private Admission AdmitSafely(FakeExchange exchange)
    {
        lock (Gate)
        {
            return Admit(exchange);
        }
    }
}
