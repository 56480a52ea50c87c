using System.Text.Json.Serialization;
using PreviewForge.Previews;
using PreviewForge.Previews.Bif;
using PreviewForge.Previews.Frames;

namespace PreviewForge.GpuRunner.FrameCache;

/// <summary>What a pack says of its pictures.</summary>
internal sealed record PackFacts
{
    /// <summary>Most entries of the table of lengths: 16 MB of it, or 46 days at one picture a second.</summary>
    private const long MaxTableEntries = 4_000_000;

    private const int MaxHeight = ushort.MaxValue;

    /// <inheritdoc cref="FrameKey.Hash"/>
    public required string Key { get; init; }

    /// <summary>The video, for a person who looks into the file.</summary>
    public required string Path { get; init; }

    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>Time between two pictures, 1 to 60.</summary>
    public required int IntervalSeconds { get; init; }

    /// <summary>Pictures of each size, repeated ones counted each time.</summary>
    public required int Slots { get; init; }

    /// <summary>One per width, narrowest first.</summary>
    public required IReadOnlyList<PackSize> Sizes { get; init; }

    /// <inheritdoc cref="Previews.Outputs.FrameSettings.ToneMap"/>
    public string? ToneMap { get; init; }

    /// <summary>Length of the video; 0 when unknown.</summary>
    public double MediaSeconds { get; init; }

    /// <inheritdoc cref="Contracts.Results.ExtractionReport.AlignmentSeconds"/>
    public double? AlignmentSeconds { get; init; }

    /// <summary>False when these facts can't be true, or would take too much memory.</summary>
    [JsonIgnore]
    public bool ArePlausible =>
        Interval.TryFromSeconds(IntervalSeconds, out _)
        && Slots is > 0 and <= BifReader.MaxImages
        && Sizes is { Count: > 0 }
        && (long)Slots * Sizes.Count <= MaxTableEntries
        && Sizes.All(size => PreviewWidth.TryFromPixels(size.Width, out _) && size.Height is > 0 and <= MaxHeight)
        && Sizes.Zip(Sizes.Skip(1)).All(pair => pair.First.Width < pair.Second.Width)
        && MediaSeconds >= 0;
}

/// <summary>Size of a picture in pixels.</summary>
internal sealed record PackSize(int Width, int Height)
{
    /// <exception cref="PackException">It is no JPEG.</exception>
    public static PackSize Of(ReadOnlySpan<byte> jpeg) => JpegHeader.TryReadSize(jpeg, out var size)
        ? new PackSize(size.Width, size.Height)
        : throw new PackException("The first picture is no JPEG.");
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(PackFacts))]
internal sealed partial class PackJson : JsonSerializerContext;
