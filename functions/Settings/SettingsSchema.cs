using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PreviewForge.Functions.Settings;

/// <summary>The version of the keys in <c>settings.json</c>, which it says itself.</summary>
internal static class SettingsSchema
{
    public const string Key = "_schema_version";

    /// <summary>What this app reads and writes.</summary>
    public const int Current = 13;

    private const int First = 1;

    /// <summary>A file with keys and no version is of the first; an empty one has nothing that could be old.</summary>
    /// <exception cref="SettingsException">The version is no number.</exception>
    public static int VersionOf(JsonObject settings)
    {
        JsonNode? version = settings[Key];
        if (version is null)
        {
            return settings.Count > 0 ? First : Current;
        }

        bool understood = int.TryParse(version.GetValueKind() == JsonValueKind.String ? (string?)version : version.ToJsonString(), CultureInfo.InvariantCulture, out int number);
        return understood
            ? Math.Max(number, First)
            : throw new SettingsException($"settings.json has a {Key} that is no number. Put back the number or a copy of the file; it was left as it is.");
    }

    /// <summary>The same settings, unless they are newer than this app: it would drop what it doesn't know the meaning of.</summary>
    /// <exception cref="SettingsException">They are newer.</exception>
    public static JsonObject Admit(JsonObject settings) => VersionOf(settings) is var version && version <= Current
        ? settings
        : throw new SettingsException(
            $"settings.json was written by a newer version (schema {version}, this app knows {Current}). Start that version again, "
            + "or put a copy from before the upgrade (settings.json.*.bak) in its place. Nothing was changed.")
        {
            Fault = SettingsFault.Newer,
        };
}
