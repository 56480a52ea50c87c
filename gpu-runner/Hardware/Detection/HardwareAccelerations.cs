namespace PreviewForge.GpuRunner.Hardware.Detection;

/// <summary>What <c>ffmpeg -hwaccels</c> lists.</summary>
/// <param name="Names">Such as <c>cuda</c>, <c>vaapi</c>, <c>vulkan</c>.</param>
/// <param name="Said">For a person.</param>
internal sealed record Accelerations(IReadOnlySet<string> Names, string Said);

/// <summary>Asks ffmpeg for the ways of hardware decoding that it was built with.</summary>
internal sealed class HardwareAccelerations(IPrograms programs, string ffmpeg)
{
    public async Task<Accelerations> AskAsync(CancellationToken cancellationToken)
    {
        var answer = await programs.AskAsync(ffmpeg, ["-hide_banner", "-hwaccels"], cancellationToken);

        // "Hardware acceleration methods:", then one name a line.
        var names = answer.Output.Select(line => line.Trim()).Where(line => line.Length > 0 && !line.EndsWith(':')).ToHashSet(StringComparer.Ordinal);
        return answer.Succeeded
            ? new Accelerations(names, $"{ffmpeg} -hwaccels lists {string.Join(", ", names.Order(StringComparer.Ordinal))}")
            : new Accelerations(new HashSet<string>(), $"{ffmpeg} -hwaccels failed: {answer.LastWords}");
    }
}
