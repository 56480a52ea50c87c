using System.Text.Json.Nodes;
using PreviewForge.Functions.Settings.Editing;

namespace PreviewForge.Functions.Settings.Migrations;

/// <summary>Schema 11: pictures of one file are used for all its servers.</summary>
internal sealed class FrameReuseMigration : ISettingsMigration
{
    public int Version => 11;

    public void Apply(JsonObject settings, MigrationContext context) => settings[FrameReuse.Key] ??= FrameReuse.Of(null);
}
