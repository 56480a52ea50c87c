using PreviewForge.GpuRunner.Extraction.Diagnosis;
using PreviewForge.GpuRunner.Extraction.Processes;

namespace PreviewForge.Tests.Runner.Extraction;

public class FailureDiagnosisTests
{
    [Theory]
    [InlineData(139, nameof(FailureClass.Crash))]
    [InlineData(134, nameof(FailureClass.Crash))]
    [InlineData(135, nameof(FailureClass.Crash))]
    [InlineData(136, nameof(FailureClass.Crash))]
    [InlineData(132, nameof(FailureClass.Crash))]
    [InlineData(137, nameof(FailureClass.Killed))]
    [InlineData(143, nameof(FailureClass.Killed))]
    [InlineData(130, nameof(FailureClass.Killed))]
    [InlineData(251, nameof(FailureClass.Storage))]
    [InlineData(234, nameof(FailureClass.Codec))]
    [InlineData(69, nameof(FailureClass.Codec))]
    [InlineData(-22, nameof(FailureClass.Codec))]
    [InlineData(187, nameof(FailureClass.Other))]
    [InlineData(1, nameof(FailureClass.Other))]
    public void An_exit_code_tells_signals_from_ffmpegs_own_codes(int code, string expected) => Assert.Equal(expected, Of(code));

    [Theory]
    [InlineData("[hevc @ 0x55] Multiple Dolby Vision RPUs found in one AU. Skipping previous.", nameof(FailureClass.DolbyVision))]
    [InlineData("[Parsed_zscale_1 @ 0x7f] code 3074: no path between colorspaces", nameof(FailureClass.Colour))]
    [InlineData("Zscale: Generic error in an external library", nameof(FailureClass.Colour))]
    [InlineData("[Parsed_zscale_12 @ 0x7f] Generic error in an external library", nameof(FailureClass.Colour))]
    [InlineData("Generic error in an external library", nameof(FailureClass.Other))]
    [InlineData("[AVHWFramesContext @ 0x1] Failed to sync surface 0x1: 23", nameof(FailureClass.HardwareRuntime))]
    [InlineData("cuvid decode error: CUDA_ERROR_ILLEGAL_ADDRESS", nameof(FailureClass.HardwareRuntime))]
    [InlineData("[h264 @ 0x1] hardware accelerator failed to decode picture", nameof(FailureClass.HardwareRuntime))]
    [InlineData("Failed to initialise VAAPI connection: -1 (unknown libva error).", nameof(FailureClass.HardwareRuntime))]
    [InlineData("No decoder for stream #0:0, skipping", nameof(FailureClass.Codec))]
    [InlineData("Unknown decoder 'libdav1d'", nameof(FailureClass.Codec))]
    [InlineData("Hardware decoder not found", nameof(FailureClass.Codec))]
    [InlineData("Conversion failed!", nameof(FailureClass.Other))]
    public void A_message_tells_what_failed(string line, string expected) => Assert.Equal(expected, Of(1, "frame=1", line, "Conversion failed!"));

    [Theory]
    [InlineData(nameof(ChildEnd.NotStarted), nameof(FailureClass.NotStarted))]
    [InlineData(nameof(ChildEnd.Stalled), nameof(FailureClass.Stalled))]
    [InlineData(nameof(ChildEnd.DeadlineExceeded), nameof(FailureClass.TooSlow))]
    [InlineData(nameof(ChildEnd.Unwanted), nameof(FailureClass.Other))]
    public void What_we_ended_is_no_crash_whatever_its_code(string end, string expected) =>
        Assert.Equal(expected, FailureDiagnosis.Of(new ChildOutcome(Enum.Parse<ChildEnd>(end), 137, TimeSpan.Zero, [])).ToString());

    private static string Of(int code, params string[] lines) =>
        FailureDiagnosis.Of(new ChildOutcome(ChildEnd.Exited, code, TimeSpan.Zero, lines)).ToString();
}
