namespace PreviewForge.Functions.Automation.Webhooks.Payloads;

/// <summary>What a payload says, in one form for all senders. Nothing of it was looked up.</summary>
internal sealed record Announcement
{
    public required Sender Sender { get; init; }

    /// <summary>As the sender calls it, fit to be shown; empty when it names none.</summary>
    public required string EventType { get; init; }

    /// <summary>For people, fit to be shown; never empty.</summary>
    public required string Title { get; init; }

    public EventMeaning Meaning { get; init; } = EventMeaning.News;

    /// <summary>New files, as <see cref="SenderPath.Normalize"/> spells them, each once.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Files that are gone, in the same form; none of them is also new.</summary>
    public IReadOnlyList<string> DeletedPaths { get; init; } = [];

    /// <summary>A media server's id of the item; null when none is named that could be one.</summary>
    public string? ItemId { get; init; }

    /// <summary>The media server's own id; null when the payload names none.</summary>
    public string? ServerIdentity { get; init; }

    /// <summary>Whether the payload itself asks for outputs to be made again; null when it doesn't say.</summary>
    public bool? Regenerate { get; init; }
}
