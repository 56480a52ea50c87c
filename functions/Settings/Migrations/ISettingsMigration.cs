using System.Text.Json.Nodes;

namespace PreviewForge.Functions.Settings.Migrations;

/// <summary>
/// One step of the schema. It changes nothing but the JSON and the context that it is given, does nothing the second time, leaves keys that it doesn't
/// know, and takes JSON of any shape: people have edited the file.
/// </summary>
internal interface ISettingsMigration
{
    /// <summary>The schema that it leads to.</summary>
    int Version { get; }

    void Apply(JsonObject settings, MigrationContext context);
}
