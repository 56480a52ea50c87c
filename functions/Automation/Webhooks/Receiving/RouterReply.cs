using System.Text.Json.Serialization;

namespace PreviewForge.Functions.Automation.Webhooks.Receiving;

/// <summary>The answer at the address for all senders; what does not apply is left out.</summary>
/// <param name="Status"><c>queued</c>, <c>ignored_duplicate</c> or <c>ignored</c>.</param>
internal sealed record RouterReply(string Status)
{
    public const string Queued = "queued";

    public const string Duplicate = "ignored_duplicate";

    public const string Ignored = "ignored";

    /// <summary>Who was taken for the sender; <c>unknown</c> when nobody was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Kind { get; init; }

    /// <summary>Why it was ignored.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>Of a refusal, for programs.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Code { get; init; }

    /// <summary>The first file, under our name for it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CanonicalPath { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? JobId { get; init; }

    /// <summary>Number of files, when a server's item has several.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? VersionCount { get; init; }

    /// <summary>The jobs of an item with several files.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Guid>? Jobs { get; init; }

    /// <summary>For people.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Message { get; init; }

    /// <summary>Always empty: nothing is published yet when this is sent. Old clients look for it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Publishers { get; init; }

    /// <summary>Always 0, for the same reason.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? FrameCount { get; init; }
}
