using System.Text.Json.Nodes;

namespace PreviewForge.Functions.Settings.Migrations;

/// <summary>Schema 6: <c>cuda</c> as a device stood for all cards at once, and counted them twice.</summary>
internal sealed class CudaMigration : ISettingsMigration
{
    public int Version => 6;

    public void Apply(JsonObject settings, MigrationContext context)
        => (settings["gpu_config"] as JsonArray)?.RemoveAll(gpu => gpu is JsonObject entry && JsonText.Of(entry["device"]) == "cuda");
}
