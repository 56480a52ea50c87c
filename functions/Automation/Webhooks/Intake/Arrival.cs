namespace PreviewForge.Functions.Automation.Webhooks.Intake;

/// <summary>What a webhook announced, whoever sent it and in whatever form: files by path, an item by id, or both. Nothing of it was looked up.</summary>
public sealed record Arrival
{
    /// <summary>In a word: <c>radarr</c>, <c>sonarr</c>, <c>sportarr</c>, <c>custom</c>, <c>path</c>, <c>plex</c>, <c>emby</c>, <c>jellyfin</c>. Announcements of different sources are never duplicates.</summary>
    public required string Source { get; init; }

    /// <summary>As the sender calls it, such as <c>Download</c>; for the history.</summary>
    public required string EventType { get; init; }

    /// <summary>For people, such as <c>Tidepool S01E05</c>.</summary>
    public required string Title { get; init; }

    /// <summary>New files as the sender names them: absolute, normalised, with slashes, each once.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Files that are gone, in the same form. One that is also new, or still there when the job runs, was replaced in place and is no deletion.</summary>
    public IReadOnlyList<string> DeletedPaths { get; init; } = [];

    /// <summary>The item that a server announced; null when the sender is no server, or names none.</summary>
    public ArrivedItem? Item { get; init; }

    /// <summary>Id of the one server that is published to; null for all that own the files.</summary>
    public string? PinnedServerId { get; init; }

    /// <summary>Id of the server that sent it; null when it was none, or can't be told. Only for people.</summary>
    public string? OriginServerId { get; init; }

    /// <summary>True: outputs are made again even when they are fresh.</summary>
    public bool Regenerate { get; init; }
}

/// <param name="ServerId">Our id of the server.</param>
/// <param name="ItemId">Its id of the item: a film, an episode, a season, or a show.</param>
public sealed record ArrivedItem(string ServerId, string ItemId);
