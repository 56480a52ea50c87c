namespace PreviewForge.FakeServers.Hosting;

/// <summary>A request as it arrived.</summary>
public sealed record ReceivedRequest
{
    public required DateTimeOffset At { get; init; }

    public required string Method { get; init; }

    /// <summary>Path, percent-decoded.</summary>
    public required string Path { get; init; }

    /// <summary>Path and query exactly as they were sent.</summary>
    public required string RawTarget { get; init; }

    public required QueryValues Query { get; init; }

    /// <summary>By name in any case; several values of one header are joined by a comma.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required string Body { get; init; }

    /// <summary>Name of the endpoint that it met; null when the vendor has none of this kind.</summary>
    public required string? Endpoint { get; init; }

    public override string ToString() => $"{Method} {RawTarget}";
}
