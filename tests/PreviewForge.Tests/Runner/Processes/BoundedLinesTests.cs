using PreviewForge.GpuRunner.Extraction.Processes;

namespace PreviewForge.Tests.Runner.Processes;

public class BoundedLinesTests
{
    [Fact]
    public async Task Line_feeds_and_carriage_returns_end_lines_and_the_last_needs_none() =>
        Assert.Equal(["a", "b", "c", "d"], await ReadAsync("a\nb\r\nc\r\rd"u8.ToArray()));

    [Fact]
    public async Task A_line_without_end_is_cut()
    {
        var lines = await ReadAsync([.. new byte[100_000].Select(_ => (byte)'x'), .. "\nnext"u8]);

        Assert.Equal([BoundedLines.MaxLineBytes, 4], lines.Select(line => line.Length));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_replaced() => Assert.Equal(["a\uFFFDb"], await ReadAsync([(byte)'a', 0xFF, (byte)'b']));

    private static async Task<List<string>> ReadAsync(byte[] bytes)
    {
        var lines = new List<string>();
        await BoundedLines.ReadAsync(new MemoryStream(bytes), lines.Add, TestContext.Current.CancellationToken);
        return lines;
    }
}
