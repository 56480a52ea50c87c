using PreviewForge.EmbeddedHost.Tests.Support;

namespace PreviewForge.EmbeddedHost.Tests.Conformance;

/// <summary>
/// Plays the scenarios that were recorded on the official host against the same app on this host. What may differ stands in
/// <c>known.json</c> with its reason.
/// </summary>
public sealed class OfficialHostTests(Azurite azurite) : IClassFixture<Azurite>
{
    private const string Oracle = "PreviewForge.EmbeddedHost.Oracle";
    private static readonly string Scenarios = Path.Combine(Repository.Root, "tests", Oracle, "Conformance");

    [Theory(Timeout = 600_000)]
    [InlineData("http.")]
    [InlineData("queue.")]
    [InlineData("timer.")]
    public async Task The_answers_are_those_of_the_official_host_but_for_known_differences(string part)
    {
        CancellationToken cancelled = TestContext.Current.CancellationToken;
        DirectoryInfo scratch = Directory.CreateTempSubdirectory("oracle");
        int port = FreePort.Find();
        await using ChildProcess app = StartApp(port, scratch.FullName);
        await app.ListensAsync(port, cancelled);

        string actual = Path.Combine(scratch.FullName, "actual.json");
        string[] recording = [$"http://127.0.0.1:{port}", azurite.ConnectionString, actual, "--workers", "6", "--only", part, "--system-key", "KeyThatThisHostDoesNotAskFor"];
        (int played, string recorded) = await PythonAsync(["record.py", .. recording], cancelled);
        (int compared, string differences) = await PythonAsync(["compare.py", "golden.json", actual, "--present-only"], cancelled);

        Assert.True(played == 0 && compared == 0, $"{recorded}\n{differences}\n{app.Output}");
        scratch.Delete(recursive: true);
    }

    private static async Task<(int ExitCode, string Output)> PythonAsync(string[] arguments, CancellationToken cancelled)
    {
        await using ChildProcess python = new(
            "python3", arguments, Scenarios, new Dictionary<string, string?> { ["PYTHONDONTWRITEBYTECODE"] = "1" });
        return (await python.ExitCodeAsync(cancelled), python.Output);
    }

    private ChildProcess StartApp(int port, string scratch) => new(
        Path.Combine(AppContext.BaseDirectory.Replace("PreviewForge.EmbeddedHost.Tests", Oracle, StringComparison.Ordinal), Oracle),
        [],
        scratch,
        new Dictionary<string, string?>
        {
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
            ["AzureWebJobsStorage"] = azurite.ConnectionString,
            ["CONFIG_DIR"] = scratch,
            ["ORACLE_SCHEDULE"] = "*/4 * * * * *",
            ["WEBSITE_HOSTNAME"] = $"localhost:{port}",
        });
}
