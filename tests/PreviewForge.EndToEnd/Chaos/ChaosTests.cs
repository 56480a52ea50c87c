using System.Globalization;
using PreviewForge.EndToEnd.Runs;

namespace PreviewForge.EndToEnd.Chaos;

public sealed class ChaosTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 900_000)]
    public async Task No_webhook_that_was_answered_is_lost_or_done_twice_while_app_and_runner_are_killed()
    {
        var seed = Random.Shared.Next(1, 1_000_000);
        using var said = new StringWriter(CultureInfo.InvariantCulture);

        var problems = await new ChaosRun(seed, _folder.State, said).RunAsync(TestContext.Current.CancellationToken);

        Assert.True(problems.Count == 0, $"{said}{string.Join('\n', problems)}\nAgain: ./forge bench chaos {seed}");
    }
}
