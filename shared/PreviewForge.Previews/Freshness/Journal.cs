using System.Text.Json;
using System.Text.Json.Serialization;
using PreviewForge.Previews.Publishing;

namespace PreviewForge.Previews.Freshness;

/// <summary>Reads and writes journal entries: one line of compact JSON in snake_case.</summary>
public static class Journal
{
    /// <summary>Longest entry that is read; a path takes at most 4,096 bytes, each up to six characters of JSON.</summary>
    private const int MaxBytes = 64 * 1024;

    public static byte[] Format(JournalEntry entry) => JsonSerializer.SerializeToUtf8Bytes(entry, JournalJson.Default.JournalEntry);

    /// <summary>Null when the bytes are no entry of our schema.</summary>
    public static JournalEntry? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, JournalJson.Default.JournalEntry) is { Schema: JournalEntry.CurrentSchema } entry ? entry : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Null when there is no entry, or none that can be read: an unreadable one is as good as none.</summary>
    public static JournalEntry? TryRead(IFileSystem files, string path)
    {
        if (files.Stat(path) is not { IsDirectory: false, Length: > 0 and <= MaxBytes } stamp)
        {
            return null;
        }

        try
        {
            using var stream = files.OpenRead(path);
            var json = new byte[stamp.Length];
            stream.ReadExactly(json);
            return Parse(json);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JournalEntry))]
internal sealed partial class JournalJson : JsonSerializerContext;
