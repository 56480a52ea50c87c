using System.Text.Json;
using System.Text.Json.Serialization;

namespace PreviewForge.EmbeddedHost.Durable.History;

/// <summary>Text form of what the store keeps.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HistoryEvent))]
[JsonSerializable(typeof(Failure))]
[JsonSerializable(typeof(ParentLink))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class HistoryJson : JsonSerializerContext
{
    public static string Write(HistoryEvent value) => JsonSerializer.Serialize(value, Default.HistoryEvent);

    /// <exception cref="JsonException">The text is not an event that this version knows.</exception>
    public static HistoryEvent ReadEvent(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, Default.HistoryEvent) ?? throw new JsonException("null is no event.");
        }
        catch (NotSupportedException e)
        {
            // So an object is called that does not say which event it is.
            throw new JsonException(e.Message, e);
        }
    }

    public static string Write(Failure value) => JsonSerializer.Serialize(value, Default.Failure);

    /// <exception cref="JsonException">The text is not a failure.</exception>
    public static Failure ReadFailure(string? text)
        => (text is null ? null : JsonSerializer.Deserialize(text, Default.Failure)) ?? throw new JsonException("A failure is missing.");

    public static string? Write(ParentLink? value) => value is null ? null : JsonSerializer.Serialize(value, Default.ParentLink);

    public static ParentLink? ReadParent(string? text) => text is null ? null : JsonSerializer.Deserialize(text, Default.ParentLink);

    public static string Write(IReadOnlyList<string> value) => JsonSerializer.Serialize(value, Default.IReadOnlyListString);

    public static IReadOnlyList<string> ReadList(string? text) => text is null ? [] : JsonSerializer.Deserialize(text, Default.IReadOnlyListString) ?? [];

    public static string? Write(IReadOnlyDictionary<string, string>? value)
        => value is null or { Count: 0 } ? null : JsonSerializer.Serialize(value, Default.IReadOnlyDictionaryStringString);

    public static IReadOnlyDictionary<string, string> ReadTags(string? text)
        => (text is null ? null : JsonSerializer.Deserialize(text, Default.IReadOnlyDictionaryStringString)) ?? new Dictionary<string, string>();
}
