namespace PreviewForge.Tests.App.Automation.Webhooks.Receiving;

/// <summary>Forms as senders write them.</summary>
internal static class Multipart
{
    public const string Type = "multipart/form-data; boundary=----pier42";

    public static string Of(params (string Name, string Content)[] fields) => string.Concat(fields.Select(field => Part(field.Name, field.Content))) + "------pier42--\r\n";

    /// <param name="name">As it stands after <c>name=</c>, maybe with more after it.</param>
    /// <param name="content">Of the part.</param>
    public static string Part(string name, string content)
        => $"------pier42\r\nContent-Disposition: form-data; name={name}\r\nContent-Type: application/json\r\n\r\n{content}\r\n";
}
