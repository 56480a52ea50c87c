using PreviewForge.Functions.MediaServers.Connecting;

namespace PreviewForge.Functions.MediaServers.Auditing;

/// <summary>The switches of a media server that decide whether previews are shown, or made twice. Only those that are listed here can be set.</summary>
public interface IServerFlags
{
    /// <summary>The switches that exist.</summary>
    IReadOnlyList<FlagDefinition> Definitions { get; }

    /// <summary>The switches that stand wrong.</summary>
    /// <exception cref="MediaServerException">The server can't be asked: that is no reason to call it healthy.</exception>
    Task<IReadOnlyList<HealthIssue>> CheckAsync(CancellationToken cancellationToken);

    /// <summary>Sets switches as wanted. What stands right already is not written.</summary>
    /// <returns>By <c>library id:flag</c> (<c>:flag</c> for the whole server): <c>ok</c> or <c>error: …</c>; <c>_global</c> when nothing could be read.</returns>
    /// <exception cref="MediaServerException">The server can't be asked.</exception>
    Task<IReadOnlyDictionary<string, string>> ApplyAsync(IReadOnlyList<FlagChange> changes, CancellationToken cancellationToken);

    /// <summary>Sets all switches that stand wrong, or those of them that are named, as advised.</summary>
    /// <inheritdoc cref="ApplyAsync"/>
    Task<IReadOnlyDictionary<string, string>> ApplyRecommendedAsync(IReadOnlyCollection<string>? only, CancellationToken cancellationToken);
}

/// <param name="Flag">The vendor's name of it.</param>
/// <param name="IsPerLibrary">False: one for the whole server.</param>
/// <param name="PhraseToTurnOff">What a person must type before it is turned off, because that destroys something; null for nothing.</param>
public sealed record FlagDefinition(string Flag, bool IsPerLibrary, string? PhraseToTurnOff = null);

/// <param name="Flag">The vendor's name of it.</param>
/// <param name="Value">How it is to stand.</param>
/// <param name="LibraryIds">In these libraries; null for all that hold videos. Of no meaning for a switch of the whole server.</param>
public sealed record FlagChange(string Flag, bool Value, IReadOnlyList<string>? LibraryIds);

/// <summary>A switch that stands wrong.</summary>
public sealed record HealthIssue
{
    public required string Flag { get; init; }

    public required string Label { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>How it stands; null when the server doesn't say.</summary>
    public bool? Current { get; init; }

    public required bool Recommended { get; init; }

    /// <summary>Why it should stand so.</summary>
    public required string Rationale { get; init; }

    /// <summary>The library; null for the whole server.</summary>
    public string? LibraryId { get; init; }

    /// <summary>Its name; empty for the whole server.</summary>
    public string LibraryName { get; init; } = "";

    /// <summary>True: <see cref="IServerFlags.ApplyAsync"/> can set it.</summary>
    public bool Fixable { get; init; } = true;
}

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>Told for the record.</summary>
    Info,

    /// <summary>Works, but could work better.</summary>
    Recommended,

    /// <summary>Previews are not shown, or get lost.</summary>
    Critical,
}
