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

    [Fact]
    public async Task Every_answer_is_that_of_the_official_host_but_for_known_differences()
    {
        CancellationToken cancelled = TestContext.Current.CancellationToken;
        DirectoryInfo scratch = Directory.CreateTempSubdirectory("oracle");
        using ReservedPort port = new();
        await using ChildProcess app = StartApp(port.Number, scratch.FullName);
        await app.ListensAsync(port.Number, cancelled);

        string actual = Path.Combine(scratch.FullName, "actual.json");
        string[] recording = [$"http://127.0.0.1:{port.Number}", azurite.ConnectionString, actual, "--workers", "6"];
        (int played, string recorded) = await PythonAsync(["record.py", .. recording], cancelled);
        (int compared, string differences) = await PythonAsync(["compare.py", "golden.json", actual], cancelled);

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
            ["AzureFunctionsJobHost__extensions__durableTask__storageProvider__embeddedDatabase"] = Path.Combine(scratch, "durable.db"),
            ["ORACLE_SCHEDULE"] = "*/4 * * * * *",
            ["WEBSITE_HOSTNAME"] = $"localhost:{port}",
        });
}
