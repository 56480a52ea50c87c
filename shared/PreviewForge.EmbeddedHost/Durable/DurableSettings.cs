using System.Globalization;
using Microsoft.Extensions.Configuration;
using PreviewForge.EmbeddedHost.Configuration;

namespace PreviewForge.EmbeddedHost.Durable;

/// <summary>The part <c>extensions.durableTask</c> of <c>host.json</c>.</summary>
internal sealed record DurableSettings
{
    /// <summary>Default of the official extension: ten a core.</summary>
    private static readonly int DefaultConcurrency = 10 * Environment.ProcessorCount;

    public string HubName { get; init; } = "TestHubName";

    /// <summary>The store's file.</summary>
    public required string StorePath { get; init; }

    public int MaxConcurrentOrchestrators { get; init; } = DefaultConcurrency;

    public int MaxConcurrentActivities { get; init; } = DefaultConcurrency;

    public int MaxConcurrentEntities { get; init; } = DefaultConcurrency;

    /// <summary>Operations of an entity that share one transaction at most.</summary>
    public int EntityBatchSize { get; init; } = 5000;

    /// <summary>How long running work may take to end at shutdown before it is left behind.</summary>
    public TimeSpan ShutdownPatience { get; init; } = TimeSpan.FromSeconds(10);

    /// <exception cref="InvalidOperationException">A value is not a whole number of at least 1, or a named setting doesn't exist.</exception>
    public static DurableSettings Read(HostJson hostJson, SettingReferences references)
    {
        IConfigurationSection section = hostJson.Extension("durableTask");
        string hub = references.Resolve(section["hubName"] ?? "TestHubName");
        string path = section["storageProvider:embeddedDatabase"] is { Length: > 0 } given
            ? references.Resolve(given)
            : Path.Combine(".durable", $"{hub}.db");
        return new DurableSettings
        {
            HubName = hub,
            StorePath = Path.GetFullPath(path, Path.GetFullPath(hostJson.Directory)),
            MaxConcurrentOrchestrators = Number(section, "maxConcurrentOrchestratorFunctions", DefaultConcurrency),
            MaxConcurrentActivities = Number(section, "maxConcurrentActivityFunctions", DefaultConcurrency),
            MaxConcurrentEntities = Number(section, "maxConcurrentEntityFunctions", DefaultConcurrency),
            EntityBatchSize = Number(section, "maxEntityOperationBatchSize", 5000),
        };
    }

    private static int Number(IConfigurationSection section, string name, int fallback)
        => section[name] is not { Length: > 0 } text ? fallback
            : int.TryParse(text, CultureInfo.InvariantCulture, out int value) && value > 0 ? value
            : throw new InvalidOperationException($"host.json: extensions.durableTask.{name} is '{text}', but must be a whole number of at least 1.");
}
