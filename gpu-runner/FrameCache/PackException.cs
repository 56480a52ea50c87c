namespace PreviewForge.GpuRunner.FrameCache;

/// <summary>These bytes are no pack that can be trusted, or can't become one.</summary>
internal sealed class PackException(string message, Exception? inner = null) : FormatException(message, inner);
