using System.Text.Json;

namespace PreviewForge.GpuRunner.Intake;

/// <summary>Finds whom to answer in a message that can't be understood as a whole.</summary>
internal static class WorkIdsReader
{
    public static int? SchemaOf(JsonElement message) =>
        Member(message, "schemaVersion") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var schema) ? schema : null;

    /// <returns>Null when the message doesn't say which dispatch and job it is about, and which item, unless it is a sweep.</returns>
    public static WorkIds? Read(JsonElement message)
    {
        var items = ItemsOf(message).Select(ItemId).OfType<long>().ToList();
        var kind = IsSweep(message) ? AnswerKind.Sweep : Member(message, "items") is not null ? AnswerKind.Probe : AnswerKind.Extract;
        return Id(message, "dispatchId") is { } dispatch && Id(message, "jobId") is { } job && (items.Count > 0 || kind is AnswerKind.Sweep)
            ? new WorkIds(dispatch, job, items, kind)
            : null;
    }

    private static bool IsSweep(JsonElement message) => Member(message, "kind") is { ValueKind: JsonValueKind.String } kind && kind.ValueEquals("sweep");

    private static IEnumerable<JsonElement> ItemsOf(JsonElement message) =>
        Member(message, "items") is { ValueKind: JsonValueKind.Array } many ? [.. many.EnumerateArray()]
        : Member(message, "item") is { } one ? [one]
        : [];

    private static long? ItemId(JsonElement item) =>
        Member(item, "itemId") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var id) ? id : null;

    private static Guid? Id(JsonElement message, string name) =>
        Member(message, name) is { ValueKind: JsonValueKind.String } text && text.TryGetGuid(out var id) ? id : null;

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;
}
