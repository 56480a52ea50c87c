namespace PreviewForge.Functions.Storage;

/// <summary>Workers that somebody added or took away by hand, over what the settings say; forgotten when the settings' workers change.</summary>
public sealed class WorkerChangeRow
{
    /// <summary><c>cpu</c>, or the id of a GPU.</summary>
    public required string Device { get; init; }

    /// <summary>More, or fewer.</summary>
    public int Delta { get; set; }
}
