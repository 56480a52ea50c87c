using PreviewForge.Benchmarks.Extraction.Material;
using PreviewForge.Benchmarks.Extraction.Measuring;

namespace PreviewForge.Benchmarks.Extraction.Candidates;

/// <summary>One ffmpeg that reads the whole file and decodes its keyframes: the second pass of the reference alone.</summary>
internal sealed class KeyframePass(MeasuredCommand command) : ICandidate
{
    public string Name => "keyframe pass";

    public Task<Measurement> RunAsync(Clip clip, string folder, CancellationToken cancellationToken) =>
        command.RunAsync(ReferenceCommand.Pictures(clip, folder, isKeyframesOnly: true), cancellationToken);
}
