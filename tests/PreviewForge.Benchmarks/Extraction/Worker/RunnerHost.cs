using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreviewForge.GpuRunner;

namespace PreviewForge.Benchmarks.Extraction.Worker;

/// <summary>The runner put together as on a user's machine; its hosted services, which take messages from queues, are not started.</summary>
internal static class RunnerHost
{
    /// <param name="folder">Where it may keep temporary files and its state.</param>
    /// <param name="settings">What else is set.</param>
    public static IHost Build(string folder, params (string Name, string Value)[] settings)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            // Nobody answers there, and nobody is asked.
            ["AzureWebJobsStorage"] =
                "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=YQ==;QueueEndpoint=http://127.0.0.1:9/a;BlobEndpoint=http://127.0.0.1:9/a",
            ["RUNNER_ID"] = "benchmark",
            ["TMP_FOLDER"] = Path.Combine(folder, "temp"),
            ["RUNNER_STATE_DIR"] = Path.Combine(folder, "state"),
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Name, setting.Value)));
        Directory.CreateDirectory(Path.Combine(folder, "temp"));
        builder.AddRunner();
        return builder.Build();
    }
}
