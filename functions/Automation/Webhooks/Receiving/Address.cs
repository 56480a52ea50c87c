using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Automation.Webhooks.Receiving;

/// <summary>What an announcement is about, apart from what it says: where it comes from, and for whom it is.</summary>
internal sealed record Address
{
    /// <summary>The media server whose names of files and items are used; null when these are nobody's, or can't be told.</summary>
    public MediaServerSettings? Origin { get; init; }

    /// <summary>The one server that is published to; null for all.</summary>
    public string? PinnedServerId { get; init; }

    /// <summary>Why nothing can come of it; null when nothing stands in the way.</summary>
    public string? Refusal { get; init; }

    public bool Regenerate { get; init; }
}
