using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Hardware.Commands;
using PreviewForge.GpuRunner.Hardware.Detection;

namespace PreviewForge.GpuRunner.Hardware.Capability;

/// <summary>What came of decoding the clips with a device.</summary>
/// <param name="Works">What it decoded.</param>
/// <param name="Refusals">Of the rest, why, in ffmpeg's words.</param>
internal sealed record DecodeResults(IReadOnlyList<CodecFormat> Works, IReadOnlyDictionary<CodecFormat, string> Refusals)
{
    public static DecodeResults None { get; } = new([], new Dictionary<CodecFormat, string>());
}

/// <summary>
/// Decodes each clip with a device, as real work will. The picture must come out of the device's own memory, so an ffmpeg that quietly
/// decodes on the CPU fails.
/// </summary>
internal sealed class DecodeTests(IPrograms programs, RunnerOptions options)
{
    /// <exception cref="IOException">The clips can't be written to the folder for temporary files.</exception>
    public async Task<DecodeResults> RunAsync(DecodeDevice device, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetFullPath(options.TempFolder), $"previewforge-clips-{Guid.NewGuid():N}")).FullName;
        try
        {
            var works = new List<CodecFormat>();
            var refusals = new Dictionary<CodecFormat, string>();
            foreach (var clip in TestClip.All)
            {
                var answer = await programs.AskAsync(
                    options.FfmpegPath, DecodeTestCommand.For(device, clip, await clip.WriteAsync(folder, cancellationToken)), cancellationToken);
                if (answer.Succeeded)
                {
                    works.Add(clip.Format);
                }
                else
                {
                    refusals[clip.Format] = answer.Errors is [var first, ..] ? first : answer.LastWords;
                }
            }

            return new DecodeResults(works, refusals);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
