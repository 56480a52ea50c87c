using System.Globalization;
using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Hosting;

namespace PreviewForge.FakeServers.Plex.Tv;

/// <summary>The way from a code to a token. Used under the server's gate.</summary>
internal sealed class PinCalls(TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);
    private static readonly string[] Headers = [PlexHeaders.Product, PlexHeaders.Version, PlexHeaders.Platform, PlexHeaders.ClientIdentifier];
    private readonly Dictionary<int, PinState> _pins = [];
    private int _nextId = 4242;

    public IEnumerable<FakeEndpoint> Endpoints() =>
    [
        new(PlexTvCalls.CreatePin, "POST", "/api/v2/pins", Create) { NeedsToken = false, RequiredHeaders = Headers, Body = BodyRule.Form(FormFault) },
        new(PlexTvCalls.Pin, "GET", "/api/v2/pins/{id}", Show) { NeedsToken = false, RequiredHeaders = Headers },
    ];

    /// <exception cref="ArgumentException">There is no such PIN.</exception>
    public void Approve(int id, string token) => _pins[id] = Get(id) with { Token = token };

    /// <exception cref="ArgumentException">There is no such PIN.</exception>
    public void Expire(int id) => _pins[id] = Get(id) with { ExpiresAt = time.GetUtcNow() };

    private PinState Get(int id) => _pins.TryGetValue(id, out var pin) ? pin : throw new ArgumentException($"There is no PIN {id}.", nameof(id));

    private static string? FormFault(QueryValues form) => form.Pairs is [{ Key: "strong", Value: "true" }] ? null : $"is '{form}', not strong=true";

    private Answer Create(FakeExchange exchange)
    {
        var id = _nextId++;
        var pin = new PinState(id, $"wxyz{id:D8}abcd", exchange.Header(PlexHeaders.ClientIdentifier)!, time.GetUtcNow() + Life, null);
        _pins[id] = pin;
        return Answer.Json(Json(pin), 201);
    }

    private Answer Show(FakeExchange exchange)
    {
        var isKnown = int.TryParse(exchange.Route("id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && _pins.ContainsKey(id);
        if (!isKnown || _pins[id].ExpiresAt <= time.GetUtcNow())
        {
            return Answer.Json(new { errors = new[] { new { code = 1020, message = "Code not found or expired", status = 404 } } }, 404);
        }

        var pin = _pins[id];
        return pin.Client == exchange.Header(PlexHeaders.ClientIdentifier)
            ? Answer.Json(Json(pin))
            : exchange.Violate(ViolationKind.WrongHeader, $"the PIN was made by another {PlexHeaders.ClientIdentifier}", Answer.Empty(404));
    }

    private JsonObject Json(PinState pin) => new()
    {
        ["id"] = pin.Id,
        ["code"] = pin.Code,
        ["clientIdentifier"] = pin.Client,
        ["expiresIn"] = (int)(pin.ExpiresAt - time.GetUtcNow()).TotalSeconds,
        ["authToken"] = pin.Token,
    };
}
