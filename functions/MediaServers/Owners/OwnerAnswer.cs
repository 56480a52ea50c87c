namespace PreviewForge.Functions.MediaServers.Owners;

/// <summary>Who owns a path, and every step that led there.</summary>
/// <param name="Path">As it is compared.</param>
/// <param name="Owners">At most one per server, in the order of the settings.</param>
/// <param name="Steps">What was looked at, in order.</param>
/// <param name="Candidates">Other names that the path may have here, if it came from a webhook or a server; empty when the path itself is owned.</param>
/// <param name="Hints">Mappings that would make a server own the path.</param>
public sealed record OwnerAnswer(
    string Path, IReadOnlyList<OwnerRow> Owners, IReadOnlyList<OwnerStep> Steps, IReadOnlyList<OwnerCandidate> Candidates, IReadOnlyList<OwnerHint> Hints);

/// <param name="ServerId">The server.</param>
/// <param name="LibraryId">Its first library that holds the path.</param>
/// <param name="LibraryName">The library's name.</param>
/// <param name="LocalPrefix">The library's folder under its local name, as it was written.</param>
/// <param name="Excluded">True: the server wants nothing for this path all the same.</param>
public sealed record OwnerRow(string ServerId, string LibraryId, string LibraryName, string LocalPrefix, bool Excluded);

/// <param name="Step"><c>path</c>, <c>server</c>, <c>library</c>, <c>folder</c>, <c>exclude</c> or <c>result</c>.</param>
/// <param name="Text">What was found, in a sentence.</param>
public sealed record OwnerStep(string Step, string Text)
{
    public string? ServerId { get; init; }

    public string? LibraryId { get; init; }

    /// <summary>The folder as the server sees it.</summary>
    public string? RemotePath { get; init; }

    /// <summary>The folder under the local name that was compared.</summary>
    public string? LocalPath { get; init; }

    /// <summary>The mapping by which the one became the other, as <c>remote → local</c>.</summary>
    public string? Mapping { get; init; }

    /// <summary>For programs: <c>holds</c>, <c>other_case</c>, <c>namesake</c>, <c>disabled</c> …; null where nothing was compared.</summary>
    public string? Verdict { get; init; }
}

/// <param name="Path">The local name.</param>
/// <param name="View"><c>webhook</c> or <c>server</c>: who would call it as it was given.</param>
/// <param name="ServerId">The server whose mapping gave it.</param>
/// <param name="Owners">Who owns that name.</param>
public sealed record OwnerCandidate(string Path, string View, string ServerId, IReadOnlyList<string> Owners);

/// <param name="ServerId">The server whose mappings it belongs to.</param>
/// <param name="RemotePrefix">What the server calls it.</param>
/// <param name="LocalPrefix">What it is called here.</param>
/// <param name="Text">The advice in a sentence.</param>
public sealed record OwnerHint(string ServerId, string RemotePrefix, string LocalPrefix, string Text);
