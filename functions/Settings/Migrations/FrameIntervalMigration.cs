using System.Text.Json.Nodes;

namespace PreviewForge.Functions.Settings.Migrations;

/// <summary>Schema 13: one interval for all servers, because pictures are shared. Folders, which only this app knows, keep theirs.</summary>
internal sealed class FrameIntervalMigration : ISettingsMigration
{
    private const int Default = 10;

    public int Version => 13;

    public void Apply(JsonObject settings, MigrationContext context)
    {
        int interval = JsonText.Number(settings["thumbnail_interval"]) is >= 1 and <= 60 and var seconds ? seconds : Default;
        foreach (JsonObject server in ServerEntries.OfVendors(settings))
        {
            ServerEntries.Part(server, "output")["frame_interval"] = interval;
        }
    }
}
