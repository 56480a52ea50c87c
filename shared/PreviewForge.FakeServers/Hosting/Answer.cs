using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml.Linq;

namespace PreviewForge.FakeServers.Hosting;

/// <summary>What a fake answers.</summary>
public sealed record Answer
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required int Status { get; init; }

    /// <summary>Null sends none.</summary>
    public string? ContentType { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public static Answer Empty(int status) => new() { Status = status };

    public static Answer Text(int status, string contentType, string text) =>
        new() { Status = status, ContentType = contentType, Body = Encoding.UTF8.GetBytes(text) };

    /// <param name="value">Written with its names as they are; a JsonNode or JsonElement as it is.</param>
    /// <param name="status">HTTP status.</param>
    public static Answer Json(object value, int status = 200) =>
        new() { Status = status, ContentType = "application/json", Body = JsonSerializer.SerializeToUtf8Bytes(value, Plain) };

    public static Answer Xml(XElement root, int status = 200) =>
        Text(status, "text/xml;charset=utf-8", $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{root}\n");

    public static Answer Bytes(ReadOnlyMemory<byte> bytes, string contentType) => new() { Status = 200, ContentType = contentType, Body = bytes };

    public Answer With(string header, string value) => this with { Headers = [.. Headers, new(header, value)] };
}
