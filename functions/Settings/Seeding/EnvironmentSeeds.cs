using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.Settings.Legacy;

namespace PreviewForge.Functions.Settings.Seeding;

/// <summary>
/// At the very first start the environment gives values to settings that have none. After that the file alone counts, and variables of old versions are
/// only warned of.
/// </summary>
public sealed class EnvironmentSeeds(IConfiguration configuration, ILogger<EnvironmentSeeds> logger)
{
    private const string Done = "_env_migrated";

    private static readonly string[] Deprecated =
        ["GPU_SELECTION", "GPU_THREADS", "FFMPEG_THREADS", "PLEX_LIBRARIES", "REGENERATE_THUMBNAILS", "SORT_BY", "NICE_LEVEL", "FALLBACK_CPU_THREADS"];

    internal void Apply(JsonObject settings)
    {
        foreach (string name in Deprecated.Where(name => Value(name) is not null))
        {
            logger.LogWarning("The environment variable {Name} is no longer used. Choose this in the settings", name);
        }

        if (JsonText.Flag(settings[Done], false))
        {
            return;
        }

        foreach (Seed seed in Seed.All.Where(seed => settings[seed.Key] is null))
        {
            if (Read(seed) is { } value)
            {
                settings[seed.Key] = value;
            }
        }

        SeedPlex(settings);
        settings[Done] = true;
    }

    /// <summary>Of several variables for one key the last counts.</summary>
    private JsonNode? Read(Seed seed)
    {
        JsonNode? found = null;
        foreach ((string name, string text) in seed.Variables.Select(name => (name, Value(name))).Where(pair => pair.Item2 is not null).Select(pair => (pair.name, pair.Item2!)))
        {
            JsonNode? value = seed.Parse(text);
            if (value is null)
            {
                logger.LogWarning("The environment variable {Name} has a value that {Key} can't have, and was passed over", name, seed.Key);
            }

            found = value ?? found;
        }

        return found;
    }

    /// <summary>A Plex server is made only of an address or a token, and never beside one that is there.</summary>
    private void SeedPlex(JsonObject settings)
    {
        if (ServerEntries.FirstPlex(settings) is not null || (Value("PLEX_URL") is null && Value("PLEX_TOKEN") is null))
        {
            return;
        }

        LegacyPlexWriter.Apply(settings, PlexSeeds.Keys(Value));
        if (ServerEntries.FirstPlex(settings) is { } plex && JsonText.Number(Value("PLEX_TIMEOUT")) is >= 1 and <= 3600 and var timeout)
        {
            plex["timeout"] = timeout;
        }
    }

    private string? Value(string name) => configuration[name]?.Trim() is { Length: > 0 } value ? value : null;
}
