using PreviewForge.GpuRunner.Extraction.Indexing;
using PreviewForge.GpuRunner.Extraction.Sources;

namespace PreviewForge.GpuRunner.Extraction.Sparse;

/// <summary>An open file whose keyframes are known.</summary>
internal sealed record IndexedSource(IMediaSource Source, IIndexedVideo Video) : IDisposable
{
    public void Dispose() => Source.Dispose();
}
