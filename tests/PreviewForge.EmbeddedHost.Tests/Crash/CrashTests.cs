using PreviewForge.EmbeddedHost.Tests.Support;

namespace PreviewForge.EmbeddedHost.Tests.Crash;

/// <summary>Kills a real host with SIGKILL while it works, again and again, and looks at what is left in the end.</summary>
public sealed class CrashTests
{
    private const string App = "PreviewForge.EmbeddedHost.CrashApp";
    private const int Rounds = 10;
    private const int Width = 8;
    private const int MostKills = 15;

    [Fact(Timeout = 600_000)]
    public async Task A_host_that_is_killed_again_and_again_loses_nothing_and_counts_nothing_twice()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("crash");
        string result = Path.Combine(folder.FullName, "result.txt");
        int seed = Environment.TickCount;
        Random random = new(seed);
        int kills = 0;
        while (!File.Exists(result))
        {
            // The last one may end by itself, so that a slow machine comes to an end too.
            await using ChildProcess app = Start(folder.FullName);
            bool ended = await WorksOnAsync(app, folder.FullName, effects: kills < MostKills ? random.Next(1, 8) : int.MaxValue / 2);
            await Task.Delay(random.Next(0, 40), TestContext.Current.CancellationToken);
            kills += ended ? 0 : 1;
        }

        string[] expected = [.. from round in Enumerable.Range(0, Rounds) from n in Enumerable.Range(0, Width) from step in "ab" select $"{round}-{n}-{step}"];
        Assert.Equal($"Completed \"{Rounds * Width * 3} of {Rounds * Width * 3}\"", await File.ReadAllTextAsync(result, TestContext.Current.CancellationToken));
        Assert.Equal(expected.Order(StringComparer.Ordinal), Effects(folder.FullName).Distinct().Order(StringComparer.Ordinal));
        Assert.True(kills >= 3, $"The host was killed {kills} times only; seed {seed}.");
        TestContext.Current.SendDiagnosticMessage("{0} kills, {1} effects for {2}, seed {3}", kills, Effects(folder.FullName).Length, expected.Length, seed);
        folder.Delete(recursive: true);
    }

    /// <summary>Waits until the app has had so many effects.</summary>
    /// <returns>Whether it has ended by itself.</returns>
    private static async Task<bool> WorksOnAsync(ChildProcess app, string folder, int effects)
    {
        int goal = Effects(folder).Length + effects;
        Task<int> exit = app.ExitCodeAsync(TestContext.Current.CancellationToken);
        while (Effects(folder).Length < goal && !exit.IsCompleted)
        {
            await Task.WhenAny(exit, Task.Delay(5, TestContext.Current.CancellationToken));
        }

        Assert.True(!exit.IsCompleted || await exit == 0, app.Output);
        return exit.IsCompleted;
    }

    private static string[] Effects(string folder)
    {
        string path = Path.Combine(folder, "journal.txt");
        return File.Exists(path) ? File.ReadAllLines(path) : [];
    }

    private static ChildProcess Start(string folder) => new(
        Path.Combine(AppContext.BaseDirectory.Replace("PreviewForge.EmbeddedHost.Tests", App, StringComparison.Ordinal), App),
        [],
        folder,
        new Dictionary<string, string?>
        {
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["CRASH_DIR"] = folder,
        });
}
