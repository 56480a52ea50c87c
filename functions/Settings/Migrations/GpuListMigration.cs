using System.Text.Json.Nodes;

namespace PreviewForge.Functions.Settings.Migrations;

/// <summary>
/// Schema 2: one number of GPU workers became a list of GPUs. Which GPUs there are only the runners know, so the number can't be spread here; it is told.
/// </summary>
internal sealed class GpuListMigration : ISettingsMigration
{
    public int Version => 2;

    public void Apply(JsonObject settings, MigrationContext context)
    {
        if (settings["gpu_config"] is null && JsonText.Number(settings["gpu_threads"]) is { } workers)
        {
            context.Note(workers > 0
                ? $"gpu_threads was {workers}. Workers are set for each GPU now; until then each takes one video at a time."
                : "gpu_threads was 0. GPUs are turned off one by one now, in gpu_config; until then each takes one video at a time.");
        }

        settings.Remove("gpu_threads");
        settings.Remove("gpu_selection");
    }
}
