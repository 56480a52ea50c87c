namespace PreviewForge.Functions.Storage;

/// <summary>
/// One thing that a webhook announced: a file by its path, or an item by the id that its server gives it. Both may be known. Kept as rows, not in
/// the job's configuration, so that the ten-thousandth webhook of a batch costs as little as the first.
/// </summary>
public sealed class ArrivalRow
{
    public long Id { get; init; }

    public required Guid JobId { get; init; }

    /// <summary>As the sender named it, normalised; empty when only the item is known.</summary>
    public required string Path { get; init; }

    /// <summary>Our id of the server whose item it is; empty when no item is known.</summary>
    public string ServerId { get; init; } = "";

    /// <summary>The server's id of the item, which may be a film, an episode, a season or a show; empty when none is known.</summary>
    public string ItemId { get; init; } = "";

    /// <summary>True: the file is gone, and what was made for it may go.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>For people.</summary>
    public string Title { get; init; } = "";

    public required DateTimeOffset At { get; init; }
}
