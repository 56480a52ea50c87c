using System.Globalization;

namespace PreviewForge.Cli.Stack;

/// <summary>How the three programs of a stack are started.</summary>
internal static class ServiceDefinitions
{
    public static ServiceDefinition Azurite(Programs programs, StateLayout layout, StorageAccount account) => new(
        "azurite",
        [
            "node", programs.Azurite, "--location", layout.Azurite, "--silent", "--skipApiVersionCheck", "--disableTelemetry",
            "--blobHost", "127.0.0.1", "--blobPort", Text(account.BlobPort),
            "--queueHost", "127.0.0.1", "--queuePort", Text(account.QueuePort),
            "--tableHost", "127.0.0.1", "--tablePort", Text(account.TablePort),
        ],
        new Dictionary<string, string> { ["AZURITE_ACCOUNTS"] = account.AzuriteAccounts },
        new Uri($"http://127.0.0.1:{account.QueuePort}/"));

    public static ServiceDefinition FunctionApp(Programs programs, StackOptions options, StorageAccount account, Uri address)
    {
        var environment = new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = account.ConnectionString,
            ["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority),
            ["CONFIG_DIR"] = options.Layout.Config,
            ["MEDIA_ROOT"] = "/",
        };
        if (options.Token is { } token)
        {
            environment["WEB_AUTH_TOKEN"] = token;
        }

        return new("functions", ["dotnet", programs.FunctionApp], environment, new Uri(address, "api/health"));
    }

    public static ServiceDefinition Runner(Programs programs, StackOptions options, StorageAccount account) => new(
        "runner",
        ["dotnet", programs.Runner],
        new Dictionary<string, string>(options.RunnerEnvironment)
        {
            ["AzureWebJobsStorage"] = account.ConnectionString,
            ["RUNNER_ID"] = "local",
            ["CPU_WORKERS"] = Text(options.Workers),
            ["TMP_FOLDER"] = options.Layout.Temp,
            ["RUNNER_STATE_DIR"] = options.Layout.Runner,
        });

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
