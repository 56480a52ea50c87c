using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.Auditing;

/// <summary>A library option that matters, and how it should stand.</summary>
internal sealed record LibraryFlag
{
    /// <summary>The vendor's name of it.</summary>
    public required string Name { get; init; }

    /// <summary>First part of the ids of its readiness checks.</summary>
    public required string CheckId { get; init; }

    public required string DocsAnchor { get; init; }

    public required string Label { get; init; }

    /// <summary>Why it should stand as advised.</summary>
    public required string Rationale { get; init; }

    public required bool Recommended { get; init; }

    public Severity Severity { get; init; } = Severity.Recommended;

    /// <summary>True: versions that don't have the option are left alone, for writing it would invent it. False: not there means off.</summary>
    public bool OnlyWherePresent { get; init; }

    /// <summary>What a person must type before it is turned off; null for nothing.</summary>
    public string? PhraseToTurnOff { get; init; }

    public FlagDefinition Definition => new(Name, IsPerLibrary: true, PhraseToTurnOff);

    public bool AppliesTo(VirtualFolder library) => library.HasVideos && (!OnlyWherePresent || library.HasFlag(Name));

    public bool ValueIn(VirtualFolder library) => library.Flag(Name) ?? false;

    public bool IsRightIn(VirtualFolder library) => ValueIn(library) == Recommended;
}

/// <summary>The vendor's options, as they should stand on this server.</summary>
internal interface IFlagAdvice
{
    /// <summary>Options that exist, whatever the server is like.</summary>
    IReadOnlyList<FlagDefinition> Definitions { get; }

    /// <exception cref="MediaServerException">The advice depends on the server, and it can't be asked.</exception>
    Task<IReadOnlyList<LibraryFlag>> AdviseAsync(CancellationToken cancellationToken);
}
