using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.Settings.Editing;

/// <summary>Saves what callers want changed; the running app goes on with it at once.</summary>
public sealed class SettingsEditor(SettingsStore store)
{
    private const string NoWorkers = "No workers configured: jobs wait until a CPU worker (cpu_threads) or a GPU worker (gpu_config) is added.";

    /// <param name="sent">Only what is to be changed.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="ApiException">400: a value that its key can't have. Nothing was changed.</exception>
    /// <exception cref="SettingsException">The file can't be read or written. Nothing was changed.</exception>
    public async Task<SavedSettings> SaveAsync(JsonObject sent, CancellationToken cancellationToken)
    {
        SettingsPatch patch = SettingsPatch.From(sent);
        if (patch.IsEmpty)
        {
            return new SavedSettings(null, new HashSet<string>());
        }

        HashSet<string> changed = [];
        await store.UpdateAsync(
            settings =>
            {
                var before = (JsonObject)settings.DeepClone();
                patch.ApplyTo(settings);
                changed = Differences(before, settings);
            },
            cancellationToken);
        store.Read();
        JsonObject saved = store.ReadJson();
        bool hasNoWorkers = GpuConfig.Total(saved) + (JsonText.Number(saved["cpu_threads"]) ?? 1) <= 0;
        return new SavedSettings(hasNoWorkers ? NoWorkers : null, changed);
    }

    /// <param name="level">As it was sent.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>The level in its stored form.</returns>
    /// <exception cref="ApiException">400: it is no level.</exception>
    public async Task<string> SetLogLevelAsync(JsonNode? level, CancellationToken cancellationToken)
    {
        string name = SettingKeys.Level(SettingKeys.LogLevel, level);
        await store.UpdateAsync(settings => settings[SettingKeys.LogLevel] = name, cancellationToken);
        store.Read();
        return name;
    }

    private static HashSet<string> Differences(JsonObject before, JsonObject after)
        => [.. before.Concat(after).Select(member => member.Key).Where(key => !JsonNode.DeepEquals(before[key], after[key]))];
}
