using System.Text;
using System.Text.Json;
using PreviewForge.Contracts;
using PreviewForge.Contracts.Work;

namespace PreviewForge.GpuRunner.Intake;

/// <summary>What a message turned out to be.</summary>
internal abstract record ReadWork
{
    private ReadWork()
    {
    }

    public sealed record Understood(WorkMessage Work) : ReadWork;

    /// <param name="Reason">Why it can't be worked on, as a sentence for a person.</param>
    /// <param name="Ids">Whom to answer; null when not even that can be read.</param>
    public sealed record NotUnderstood(string Reason, WorkIds? Ids) : ReadWork;
}

/// <summary>Reads the text of a message, which is base64 or plain JSON, and checks all that the work relies on.</summary>
internal static class WorkReader
{
    public static ReadWork Read(string body)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(Decode(body));
        }
        catch (JsonException)
        {
            return new ReadWork.NotUnderstood("The message is no JSON.", null);
        }

        using (document)
        {
            var ids = WorkIdsReader.Read(document.RootElement);
            return WorkIdsReader.SchemaOf(document.RootElement) is > WorkMessage.CurrentSchema and var schema
                ? new ReadWork.NotUnderstood($"The message has schema {schema}; this runner knows {WorkMessage.CurrentSchema}. Update the runner.", ids)
                : Parse(document, ids);
        }
    }

    private static ReadWork Parse(JsonDocument document, WorkIds? ids)
    {
        try
        {
            return document.Deserialize(Wire.Default.WorkMessage) is not { } work
                ? new ReadWork.NotUnderstood("The message is empty.", ids)
                : WorkRules.Violation(work) is { } violation
                    ? new ReadWork.NotUnderstood(violation, ids)
                    : new ReadWork.Understood(work);
        }
        catch (Exception malformed) when (malformed is JsonException or NotSupportedException)
        {
            return new ReadWork.NotUnderstood("The message is no work that this runner knows.", ids);
        }
    }

    private static byte[] Decode(string body)
    {
        var text = body.Trim();
        var bytes = new byte[text.Length];
        return !text.StartsWith('{') && Convert.TryFromBase64String(text, bytes, out var length)
            ? bytes[..length]
            : Encoding.UTF8.GetBytes(text);
    }
}
