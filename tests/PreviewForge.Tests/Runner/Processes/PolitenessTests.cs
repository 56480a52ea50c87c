using PreviewForge.GpuRunner.Extraction.Processes;

namespace PreviewForge.Tests.Runner.Processes;

public class PolitenessTests
{
    [Theory(Timeout = 180_000)]
    [InlineData(7, IoClass.Low, "7 best-effort: prio 7")]
    [InlineData(19, IoClass.Idle, "19 idle")]
    [InlineData(0, IoClass.Normal, "0 none: prio 0")]
    public async Task A_program_stands_back_as_far_as_it_is_told(int nice, object io, string expected)
    {
        using var script = new Script("""echo $(nice) $(ionice)""");
        var output = new MemoryStream();

        await new ChildProcess(TimeProvider.System, politeness: new Politeness(nice, (IoClass)io)).RunAsync(
            new ChildCommand(script.Path, [], TimeSpan.FromMinutes(1)), (stream, token) => stream.CopyToAsync(output, token), _ => 0, TestContext.Current.CancellationToken);

        Assert.Equal(expected, System.Text.Encoding.UTF8.GetString(output.ToArray()).Trim());
    }
}
