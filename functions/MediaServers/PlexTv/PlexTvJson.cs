using System.Text.Json.Serialization;

namespace PreviewForge.Functions.MediaServers.PlexTv;

/// <summary>What plex.tv answers; other members are ignored.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(PinWire))]
[JsonSerializable(typeof(IReadOnlyList<ResourceWire>))]
[JsonSerializable(typeof(UserWire))]
[JsonSerializable(typeof(IReadOnlyList<WebhookWire>))]
internal sealed partial class PlexTvJson : JsonSerializerContext;

/// <param name="Id">The code's number.</param>
/// <param name="Code">What the person's browser hands in.</param>
/// <param name="AuthToken">Null until the person has agreed.</param>
internal sealed record PinWire(long? Id, string? Code, string? AuthToken);

internal sealed record ResourceWire
{
    public string? Name { get; init; }

    /// <summary>What it is; of a server exactly <c>server</c>.</summary>
    public string? Provides { get; init; }

    /// <summary>A server's machine identifier.</summary>
    public string? ClientIdentifier { get; init; }

    public bool Owned { get; init; }

    /// <summary>The token for this resource: of a server that somebody else shares, the only one that it takes.</summary>
    public string? AccessToken { get; init; }

    public IReadOnlyList<ConnectionWire?>? Connections { get; init; }
}

internal sealed record ConnectionWire
{
    public string? Protocol { get; init; }

    public string? Address { get; init; }

    public int? Port { get; init; }

    public string? Uri { get; init; }

    public bool Local { get; init; }

    public bool Relay { get; init; }
}

internal sealed record UserWire(SubscriptionWire? Subscription);

internal sealed record SubscriptionWire(bool Active);

internal sealed record WebhookWire(string? Url);
