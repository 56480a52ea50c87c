namespace PreviewForge.Previews.Mapping.Explaining;

/// <summary>How a library's folder, under its local name, stands to a path.</summary>
public enum RootVerdict
{
    /// <summary>The path is below it.</summary>
    Holds,

    /// <summary>The path is the folder itself; a library holds files.</summary>
    IsFolderItself,

    /// <summary>The library is turned off; but for that, it would hold the path.</summary>
    Disabled,

    /// <summary>It would hold the path if capitals did not count; they do.</summary>
    OtherCase,

    /// <summary>It would hold the path if slashes and backslashes were the same; behind a leading slash a backslash is part of a name.</summary>
    OtherSeparators,

    /// <summary>The path's folder only begins with the same letters, as <c>/data/movies-old</c> with <c>/data/movies</c>.</summary>
    Namesake,

    /// <summary>The name is one of another system, such as a drive letter, and no mapping makes a local one of it.</summary>
    ForeignName,

    /// <summary>The path is somewhere else.</summary>
    Elsewhere,

    /// <summary>The name is blank, which would hold everything, so it holds nothing.</summary>
    Blank,
}
