namespace PreviewForge.GpuRunner.Hardware.Detection;

/// <summary>What ffmpeg says of VA-API on a render node.</summary>
/// <param name="Name">The driver's own words, such as <c>Intel iHD driver for Intel(R) Gen Graphics - 23.1.1 ()</c>; null when there is none.</param>
/// <param name="Failure">ffmpeg's words when VA-API can't be opened; null when it can.</param>
internal sealed record VaapiAnswer(string? Name, string? Failure);

/// <summary>Opens VA-API on a render node by the ffmpeg that will decode: another one may bring other drivers.</summary>
internal sealed class VaapiDriver(IPrograms programs, string ffmpeg)
{
    private const string DriverLine = "VAAPI driver: ";

    public async Task<VaapiAnswer> AskAsync(string node, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "-nostdin", "-hide_banner", "-v", "verbose", "-init_hw_device", $"vaapi=va:{node}",
            "-f", "lavfi", "-i", "nullsrc=s=16x16", "-frames:v", "1", "-f", "null", "-",
        ];
        var answer = await programs.AskAsync(ffmpeg, arguments, cancellationToken);
        var driver = answer.Errors.Select(NameIn).FirstOrDefault(name => name is not null);
        return new VaapiAnswer(driver, answer.Succeeded ? null : Failure(answer));
    }

    private static string? NameIn(string line)
    {
        var start = line.IndexOf(DriverLine, StringComparison.Ordinal);
        return start < 0 ? null : line[(start + DriverLine.Length)..].Trim().TrimEnd('.');
    }

    // The first line names the cause; those after it are its consequences.
    private static string Failure(ProgramAnswer answer) =>
        answer.Errors.FirstOrDefault(line => line.Contains("AVHWDeviceContext", StringComparison.Ordinal) && !line.Contains("X11", StringComparison.Ordinal))
        ?? answer.LastWords;
}
