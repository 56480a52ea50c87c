using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Hardware;

namespace PreviewForge.GpuRunner.Extraction;

/// <summary>Asks for the pictures of one video.</summary>
/// <param name="Item">The video and its outputs.</param>
/// <param name="Frames">What else changes a pixel.</param>
/// <param name="Folder">An empty folder for pictures that memory has no room for; the caller deletes it when it is done with them.</param>
internal sealed record ExtractionOrder(WorkItem Item, FrameOptions Frames, string Folder)
{
    /// <summary>What decodes first; the CPU takes over where a GPU fails.</summary>
    public DecodeDevice Device { get; init; } = DecodeDevice.Cpu;

    /// <summary>Threads of the decoder; null or 0 shares the processors among the workers that are busy.</summary>
    public int? Threads { get; init; }

    /// <summary>Told, as a sentence for a person, why the CPU takes over from a GPU.</summary>
    public Action<string> OnFallback { get; init; } = _ => { };

    /// <summary>Told of each picture as it comes, in any size and order; null when nobody listens.</summary>
    public Action<ReadOnlyMemory<byte>>? OnPicture { get; init; }

    /// <summary>A person insists: a file that crashed decoders before is tried again.</summary>
    public bool Force { get; init; }
}
