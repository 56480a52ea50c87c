namespace PreviewForge.Previews.Mapping.Explaining;

/// <summary>Why a server holds a path, or doesn't.</summary>
/// <param name="ServerId">The server.</param>
/// <param name="IsEnabled">A disabled server owns nothing, whatever its libraries would hold.</param>
/// <param name="Libraries">All of them, in order.</param>
public sealed record ServerExplanation(string ServerId, bool IsEnabled, IReadOnlyList<LibraryExplanation> Libraries)
{
    /// <summary>The first library that holds the path; null when the server doesn't own it.</summary>
    public LibraryExplanation? Owner => IsEnabled ? Libraries.FirstOrDefault(library => library.Match is not null) : null;

    /// <summary>The rule by which the server wants nothing for the path; null for none.</summary>
    public ExcludeRule? ExcludedBy { get; init; }

    /// <summary>A mapping that would make the server own the path; null when it does, or nothing in the path is like one of its folders.</summary>
    public MappingHint? Hint { get; init; }
}

/// <param name="LibraryId">The library.</param>
/// <param name="IsEnabled">A disabled library owns nothing.</param>
/// <param name="Folders">All its folders, in order.</param>
public sealed record LibraryExplanation(string LibraryId, bool IsEnabled, IReadOnlyList<FolderExplanation> Folders)
{
    /// <summary>The first folder's name that holds the path; null for none.</summary>
    public RootExplanation? Match => Folders.SelectMany(folder => folder.Roots).FirstOrDefault(root => root.Verdict == RootVerdict.Holds);
}

/// <param name="RemotePath">As the server sees it.</param>
/// <param name="Roots">What it may be called here; at least one unless it is blank.</param>
public sealed record FolderExplanation(string RemotePath, IReadOnlyList<RootExplanation> Roots);

/// <param name="Path">The folder's local name.</param>
/// <param name="By">The mapping that makes it so; null for none.</param>
/// <param name="Verdict">How it stands to the path.</param>
public sealed record RootExplanation(string Path, PathMapping? By, RootVerdict Verdict);

/// <param name="RemotePrefix">What the server calls it.</param>
/// <param name="LocalPrefix">What the path calls it.</param>
/// <param name="Exists">True: there is such a mapping already.</param>
public sealed record MappingHint(string RemotePrefix, string LocalPrefix, bool Exists);
