using System.Text.Json.Serialization;
using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.Functions.MediaServers.Announcing;

namespace PreviewForge.Functions.Jobs.Reports;

/// <summary>One video of a job as the REST API shows it.</summary>
/// <param name="File">Absolute path.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">Why; empty when the outcome says it all.</param>
/// <param name="Worker">Who worked on it; empty when nobody did.</param>
/// <param name="Ts">When it ended, <c>HH:MM:SS</c> UTC.</param>
/// <param name="Servers">What each server got.</param>
/// <param name="Outputs">What was written, or was there already.</param>
public sealed record FileView(
    string File, ItemOutcome Outcome, string Reason, string Worker, string Ts, IReadOnlyList<FileServerView> Servers, IReadOnlyList<FileOutputView> Outputs)
{
    /// <summary>How the pictures were made, and what it cost; left out when none had to be.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ExtractionReport? Extraction { get; init; }

    /// <summary>The first BIF, for the viewer; left out when there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? BifPath => Outputs.FirstOrDefault(output => output is { Format: OutputFormat.Bif, Status: not PlanStatus.Failed })?.Path;
}

/// <param name="Id">The server.</param>
/// <param name="Name">Its name now.</param>
/// <param name="Type">Its vendor.</param>
/// <param name="Status">What it got.</param>
/// <param name="FrameSource">Where the pictures came from; left out when they were extracted for it.</param>
public sealed record FileServerView(
    string Id, string Name, string Type, PublishStatus Status, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FrameSource? FrameSource)
{
    /// <summary>How far the server was brought to show it: <c>published</c>, <c>registered</c>, <c>verified</c> or <c>pending</c>; left out where nobody has to be told.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AnnounceState? Registration { get; init; }

    /// <summary>Why no further, and what to do; left out when there is nothing to say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>The server's id of the file; left out when it isn't known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ItemId { get; init; }
}

/// <param name="Format">The format.</param>
/// <param name="Path">The <c>.bif</c> file, the directory of sheets, or the <c>.vtt</c> file.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Width">Width of a picture in pixels.</param>
/// <param name="Height">Height of a picture in pixels; null when it was not looked at.</param>
/// <param name="Frames">Number of pictures; null when it was not looked at.</param>
public sealed record FileOutputView(
    [property: JsonConverter(typeof(FormatText))] OutputFormat Format, string Path, PlanStatus Status, int Width, int? Height, int? Frames);

/// <summary><c>bif</c>, <c>trickplay</c>, <c>webvtt</c>: one word each, as in the settings.</summary>
internal sealed class FormatText : JsonConverter<OutputFormat>
{
    public override OutputFormat Read(ref System.Text.Json.Utf8JsonReader reader, Type typeToConvert, System.Text.Json.JsonSerializerOptions options)
        => Enum.Parse<OutputFormat>(reader.GetString()!, ignoreCase: true);

    public override void Write(System.Text.Json.Utf8JsonWriter writer, OutputFormat value, System.Text.Json.JsonSerializerOptions options)
        => writer.WriteStringValue(value.ToString().ToLowerInvariant());
}
