using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PreviewForge.Cli.Stack;

/// <summary>The app's <c>settings.json</c>, as far as a stack is started with one.</summary>
internal sealed class SettingsFile(StateLayout layout)
{
    /// <summary>The app's schema of this file; without it the app takes the file for a very old one, and migrates it.</summary>
    private const int Schema = 13;

    /// <summary>Paths of all languages stay readable: people edit the file.</summary>
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _file = Path.Combine(layout.Config, "settings.json");

    public bool Exists => File.Exists(_file);

    public static JsonObject New() => new() { ["_schema_version"] = Schema };

    /// <returns>What is in the file, or new settings when there is none.</returns>
    /// <exception cref="StackException">It holds something else than a JSON object.</exception>
    public JsonObject Read()
    {
        if (!Exists)
        {
            return New();
        }

        try
        {
            var tolerant = new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
            return JsonNode.Parse(File.ReadAllText(_file), documentOptions: tolerant) as JsonObject ?? throw Broken();
        }
        catch (JsonException)
        {
            throw Broken();
        }
    }

    /// <summary>Replaces the file; only its owner can read it.</summary>
    public void Write(JsonObject settings)
    {
        var temporary = _file + ".tmp";
        File.WriteAllText(temporary, settings.ToJsonString(Indented));
        File.SetUnixFileMode(temporary, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Move(temporary, _file, overwrite: true);
    }

    private StackException Broken() => new($"{_file} holds no JSON object. Mend it, or take it away to begin anew.");
}
