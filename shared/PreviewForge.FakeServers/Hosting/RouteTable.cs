namespace PreviewForge.FakeServers.Hosting;

/// <summary>Finds the endpoint of a request.</summary>
internal sealed class RouteTable(IEnumerable<FakeEndpoint> endpoints, StringComparison comparison)
{
    private readonly List<Entry> _entries =
    [
        .. endpoints.Select(endpoint => new Entry(endpoint, new PathTemplate(endpoint.Template, comparison))).OrderByDescending(entry => entry.Template.Literals),
    ];

    public Route Find(string method, string path)
    {
        var isKnownPath = false;
        foreach (var (endpoint, template) in _entries)
        {
            if (!template.TryMatch(path, out var values))
            {
                continue;
            }

            if (endpoint.Method == method)
            {
                return new Route(endpoint, values, null);
            }

            isKnownPath = true;
        }

        return new Route(null, new Dictionary<string, string>(), isKnownPath
            ? new Problem(ViolationKind.WrongMethod, $"the vendor doesn't take {method} there")
            : new Problem(ViolationKind.UnknownPath, "the vendor has no such path"));
    }

    private sealed record Entry(FakeEndpoint Endpoint, PathTemplate Template);
}

/// <param name="Endpoint">Null when there is none; then there is a problem.</param>
/// <param name="Values">Of the placeholders.</param>
/// <param name="Problem">Null when there is an endpoint.</param>
internal sealed record Route(FakeEndpoint? Endpoint, IReadOnlyDictionary<string, string> Values, Problem? Problem);
