using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace PreviewForge.Functions.Settings.Migrations;

/// <summary>What a migration may know and change beside the settings themselves.</summary>
/// <param name="original">The settings file before all of it.</param>
/// <param name="now">The time of the migration.</param>
internal sealed class MigrationContext(byte[] original, DateTimeOffset now)
{
    private readonly List<string> _notes = [];
    private readonly List<(string From, string To)> _renamed = [];

    public DateTimeOffset Now => now;

    /// <summary><c>schedules.json</c>; null when it can't be read and must stay as it is.</summary>
    public JsonNode? Schedules { get; init; } = new JsonObject();

    /// <summary><c>webhook_history.json</c>; null when it can't be read and must stay as it is.</summary>
    public JsonNode? WebhookHistory { get; init; } = new JsonArray();

    /// <summary>What the user should be told.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Names of files in the configuration folder, before and after.</summary>
    public IReadOnlyList<(string From, string To)> Renamed => _renamed;

    public void Note(string text) => _notes.Add(text);

    public void Rename(string from, string to) => _renamed.Add((from, to));

    /// <summary>
    /// A new id of this installation. It is made of the file itself, so a migration that was killed halfway finds the same one again, and what it
    /// has written already still fits.
    /// </summary>
    public Guid NewId(string purpose)
        => new(SHA256.HashData([.. original, .. Encoding.UTF8.GetBytes(purpose)]).AsSpan(0, 16));
}
