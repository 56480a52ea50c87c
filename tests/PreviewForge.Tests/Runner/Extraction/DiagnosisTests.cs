using PreviewForge.GpuRunner.Extraction.Diagnosis;

namespace PreviewForge.Tests.Runner.Extraction;

public class DiagnosisTests
{
    [Theory]
    [InlineData(137, "SIGKILL")]
    [InlineData(139, "SIGSEGV")]
    [InlineData(143, "SIGTERM")]
    [InlineData(251, "input/output error")]
    [InlineData(234, "error")]
    [InlineData(187, "error")]
    public void Only_codes_that_really_are_signals_are_called_signals(int code, string diagnosis) =>
        Assert.Contains(diagnosis, ExitDiagnosis.Of(code));

    [Fact]
    public void The_summary_is_the_last_line_that_begins_with_error_without_its_address() => Assert.Equal(
        "Error while decoding stream #0:0: Invalid data",
        ErrorSummary.Of(
        [
            "[h264 @ 0x55d0c0] error while decoding MB 4 5",
            "[mov,mp4 @ 0x55d0aa] Error while decoding stream #0:0: Invalid data",
            "x: corrupt input packet in stream 0",
            "frame=1",
        ]));

    [Fact]
    public void Without_such_a_line_the_last_telling_one_is_taken() =>
        Assert.Equal("x.mkv: Permission denied", ErrorSummary.Of(["Invalid data", "x.mkv: Permission denied", "hello"]));

    [Fact]
    public void Lines_that_tell_nothing_give_no_summary() => Assert.Null(ErrorSummary.Of(["hello", "frame=1"]));

    [Fact]
    public void A_summary_has_an_end() => Assert.True(ErrorSummary.Of(["error " + new string('x', 5000)])!.Length < 400);
}
