namespace PreviewForge.Functions.Storage;

/// <summary>What a media server said of people who watch.</summary>
public sealed class PlaybackRow
{
    public required string ServerId { get; init; }

    /// <summary>Sessions that play, paused ones not counted.</summary>
    public int Sessions { get; set; }

    /// <summary>When the first of them was seen; null when nobody watches.</summary>
    public DateTimeOffset? Since { get; set; }

    public required DateTimeOffset CheckedAt { get; set; }
}
