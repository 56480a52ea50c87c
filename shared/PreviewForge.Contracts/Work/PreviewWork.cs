using System.Text.Json.Serialization;

namespace PreviewForge.Contracts.Work;

/// <summary>Work that is about making previews. Its members stand last in the JSON, where older readers and tests know them.</summary>
public abstract record PreviewWork : WorkMessage
{
    /// <summary>True: make the outputs again even when they are fresh.</summary>
    [JsonPropertyOrder(1)]
    public bool Force { get; init; }

    /// <summary>Everything that changes a pixel, the same for all items of the message.</summary>
    [JsonPropertyOrder(1)]
    public required FrameOptions Frames { get; init; }
}
