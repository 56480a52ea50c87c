using System.Text.Json.Nodes;

namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>Where Emby and Jellyfin differ in what they share.</summary>
internal sealed record VendorTraits
{
    public required IdScheme Ids { get; init; }

    public required CredentialReader Credentials { get; init; }

    public required NameMatch Names { get; init; }

    /// <summary>Jellyfin: files of one film are versions of one item. Emby's rows are one each.</summary>
    public required bool GroupsVersions { get; init; }

    /// <summary>Emby: several ids, joined by commas, may stand for the parent.</summary>
    public required bool TakesJoinedParents { get; init; }

    /// <summary>Emby: <c>Path</c> filters items.</summary>
    public required bool FiltersByPath { get; init; }

    /// <summary>What the options of a new library are, and what a dropped key goes back to.</summary>
    public required JsonObject DefaultLibraryOptions { get; init; }

    /// <summary>Paths are served below this as well; null when only at the root.</summary>
    public required string? PathPrefix { get; init; }
}
