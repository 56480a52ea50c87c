using System.Text;
using System.Text.Json;
using PreviewForge.Functions.Automation.Webhooks.Payloads;

namespace PreviewForge.Tests.App.Automation.Webhooks;

/// <summary>Payloads in the form in which senders send them, with invented data.</summary>
internal static class Sample
{
    /// <summary>The names of all of them.</summary>
    public static IEnumerable<string> Names => typeof(Sample).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("webhook:", StringComparison.Ordinal)).Select(name => name["webhook:".Length..]);

    public static string Text(string name)
    {
        using Stream stream = typeof(Sample).Assembly.GetManifestResourceStream($"webhook:{name}") ?? throw new ArgumentException($"There is no sample {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>What is understood of JSON from a sender who says who it is.</summary>
    public static Announcement Read(string json, Sender sender) => PayloadReading.Read(JsonDocument.Parse(json).RootElement, sender);

    /// <summary>Who is taken for the sender of JSON.</summary>
    public static Sender? SenderOf(string json) => PayloadReading.SenderOf(JsonDocument.Parse(json).RootElement, PayloadCarrier.Body);
}
