using Azure.Storage.Queues;

namespace PreviewForge.EmbeddedHost.Queues;

/// <summary>The content of a message and how it stands on the wire.</summary>
internal static class MessageText
{
    /// <returns>The content; null when the text is not in this encoding.</returns>
    public static BinaryData? Decode(BinaryData text, QueueMessageEncoding encoding)
    {
        if (encoding == QueueMessageEncoding.None)
        {
            return text;
        }

        try
        {
            return BinaryData.FromBytes(Convert.FromBase64String(text.ToString()));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <returns>The text to send.</returns>
    public static BinaryData Encode(BinaryData content, QueueMessageEncoding encoding) =>
        encoding == QueueMessageEncoding.None ? content : BinaryData.FromString(Convert.ToBase64String(content));
}
