namespace PreviewForge.Functions.Jobs;

/// <summary>Where the videos of a job come from. In the API <c>paths</c>, <c>full_library</c>, <c>recently_added</c>, <c>retry</c>, <c>clean_up</c>, <c>webhook</c>.</summary>
public enum JobKind
{
    /// <summary>Paths that somebody named.</summary>
    Paths,

    /// <summary>Everything in libraries of media servers.</summary>
    FullLibrary,

    /// <summary>What media servers took up lately.</summary>
    RecentlyAdded,

    /// <summary>What an earlier job could not end, because a server was not ready for it.</summary>
    Retry,

    /// <summary>No videos: previews whose video is gone are removed below libraries' folders.</summary>
    CleanUp,

    /// <summary>What programs announced; the paths and items are kept in a table of their own, see <see cref="Storage.ArrivalRow"/>.</summary>
    Webhook,
}
