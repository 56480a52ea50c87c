using PreviewForge.Benchmarks.Extraction.Material;
using PreviewForge.Benchmarks.Extraction.Measuring;

namespace PreviewForge.Benchmarks.Extraction.Candidates;

/// <summary>One way to make the pictures of a video: 320 pixels wide, one every ten seconds.</summary>
internal interface ICandidate
{
    public const int Interval = 10;

    string Name { get; }

    /// <param name="clip">The video.</param>
    /// <param name="folder">Empty; for what it writes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<Measurement> RunAsync(Clip clip, string folder, CancellationToken cancellationToken);
}
