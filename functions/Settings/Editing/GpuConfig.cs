using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.Settings.Editing;

/// <summary>The setting <c>gpu_config</c>, and the number of all its workers, <c>gpu_threads</c>.</summary>
internal static class GpuConfig
{
    public const string Key = "gpu_config";

    public const string TotalKey = "gpu_threads";

    private const int MostWorkers = 32;

    /// <summary>What a caller sends, as it is stored: entries without a device are left out, and one that is on without workers is off.</summary>
    /// <exception cref="ApiException">400: it is no list, or a number is out of its range.</exception>
    public static JsonNode Check(JsonNode? sent)
    {
        if (sent is not JsonArray list)
        {
            throw ApiException.Invalid($"{Key} must be a list");
        }

        JsonObject[] entries = [.. list.OfType<JsonObject>().Where(entry => JsonText.Of(entry["device"]).Length > 0).Select(entry => entry.DeepClone().AsObject())];
        foreach (JsonObject entry in entries)
        {
            CheckNumber(entry, "workers");
            CheckNumber(entry, "ffmpeg_threads");
            if (ServerEntries.IsEnabled(entry) && WorkersOf(entry) <= 0)
            {
                entry["enabled"] = false;
                entry["workers"] = 0;
            }
        }

        return new JsonArray([.. entries]);
    }

    /// <summary>Workers of all GPUs that are on.</summary>
    public static int Total(JsonObject settings) => Enabled(settings).Sum(WorkersOf);

    /// <summary>Spreads a number of workers over the GPUs that are on; the first get one more where it can't be even.</summary>
    public static void Spread(JsonObject settings, int total)
    {
        JsonObject[] enabled = [.. Enabled(settings)];
        foreach ((int index, JsonObject gpu) in enabled.Index())
        {
            (int each, int rest) = Math.DivRem(total, enabled.Length);
            gpu["workers"] = Math.Min(each + (index < rest ? 1 : 0), MostWorkers);
        }
    }

    private static IEnumerable<JsonObject> Enabled(JsonObject settings) => (settings[Key] as JsonArray ?? []).OfType<JsonObject>().Where(ServerEntries.IsEnabled);

    private static int WorkersOf(JsonObject gpu) => JsonText.Number(gpu["workers"]) ?? 1;

    private static void CheckNumber(JsonObject entry, string name)
    {
        if (entry[name] is not { } value)
        {
            return;
        }

        entry[name] = JsonText.Number(value) switch
        {
            null => throw ApiException.Invalid($"{Key}: {name} must be an integer"),
            > MostWorkers => throw ApiException.Invalid($"{Key}: {name} must be between 0 and {MostWorkers}"),
            var number => Math.Max(number.Value, 0),
        };
    }
}
