using System.Text.Json.Nodes;

namespace PreviewForge.Functions.Settings.Migrations;

/// <summary>Schema 5: workers that only took over from GPUs became ordinary CPU workers.</summary>
internal sealed class CpuFallbackMigration : ISettingsMigration
{
    public int Version => 5;

    public void Apply(JsonObject settings, MigrationContext context)
    {
        if (JsonText.Number(settings["cpu_fallback_threads"]) is { } fallback)
        {
            settings["cpu_threads"] = Math.Clamp(Math.Max(JsonText.Number(settings["cpu_threads"]) ?? 1, fallback), 0, 32);
        }

        settings.Remove("cpu_fallback_threads");
    }
}
