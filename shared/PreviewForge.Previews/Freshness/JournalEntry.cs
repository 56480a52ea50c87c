using System.Globalization;
using System.Text.Json.Serialization;
using PreviewForge.Previews.Outputs;

namespace PreviewForge.Previews.Freshness;

/// <summary>
/// Says of which file, with which options, an output was made. The first five members are those of Media Preview Generator's
/// <c>.meta</c> files, whose entries read as well; the others are ours and absent there. Holds nothing that differs from run
/// to run, so that a repeated run writes the same bytes.
/// </summary>
public sealed record JournalEntry
{
    public const int CurrentSchema = 1;

    /// <summary>An entry of another schema is no entry to us.</summary>
    public int Schema { get; init; } = CurrentSchema;

    public string SourcePath { get; init; } = "";

    /// <summary>Whole seconds since 1970-01-01 UTC.</summary>
    public long SourceMtime { get; init; } = -1;

    /// <summary>Bytes.</summary>
    public long SourceSize { get; init; } = -1;

    /// <summary>Kind of the output; informative.</summary>
    public string Publisher { get; init; } = "";

    /// <summary>Nanoseconds since 1970-01-01 UTC.</summary>
    public long? SourceMtimeNs { get; init; }

    /// <summary>Pixels.</summary>
    public int? Width { get; init; }

    /// <summary>Pixels.</summary>
    public int? Height { get; init; }

    /// <summary>Seconds.</summary>
    public int? Interval { get; init; }

    /// <inheritdoc cref="FrameSettings.Quality"/>
    public int? Quality { get; init; }

    /// <summary>Operator that was used on this source; null when none was.</summary>
    public string? Tonemap { get; init; }

    /// <summary>Number of pictures.</summary>
    public int? Frames { get; init; }

    /// <summary>Bytes of all files of the output, without this one.</summary>
    public long? OutputSize { get; init; }

    /// <summary>Program and version that made the output. Informative: another version alone makes nothing stale.</summary>
    public string? Tool { get; init; }

    /// <summary>True when the entry knows the options, so that it can be told whether they are still the wanted ones.</summary>
    [JsonIgnore]
    public bool KnowsOptions => Width is not null && Interval is not null && Quality is not null && Frames is > 0 && OutputSize is not null;

    /// <summary>Why the output isn't of this file and with these options, as a sentence; null when it is.</summary>
    public string? WhyStale(PreviewOutput output, SourceFingerprint source, FrameSettings settings) =>
        WhyOtherSource(source) ?? (KnowsOptions ? WhyOtherOptions(output, settings) : null);

    private string? WhyOtherSource(SourceFingerprint source)
    {
        if (SourceSize != source.Size)
        {
            return Text($"The video has changed since: it has {source.Size} bytes and had {SourceSize}.");
        }

        var sameTime = SourceMtimeNs is { } ns ? ns == source.ModifiedNs : SourceMtime == source.ModifiedSeconds;
        return sameTime ? null : "The video has changed since: it was modified at another time.";
    }

    private string? WhyOtherOptions(PreviewOutput output, FrameSettings settings)
    {
        if (Width != output.Width.Pixels)
        {
            return Text($"The width has changed from {Width} to {output.Width.Pixels} pixels.");
        }

        if (Interval != output.Interval.Seconds)
        {
            return Text($"The interval has changed from {Interval} to {output.Interval.Seconds} seconds.");
        }

        if (Quality != settings.Quality)
        {
            return Text($"The quality has changed from {Quality} to {settings.Quality}.");
        }

        return Tonemap is null || settings.ToneMap is null || Tonemap == settings.ToneMap
            ? null
            : $"The tone mapping has changed from {Tonemap} to {settings.ToneMap}.";
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
