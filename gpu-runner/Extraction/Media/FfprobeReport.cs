using System.Globalization;
using System.Text.Json;
using FFMpegCore;

namespace PreviewForge.GpuRunner.Extraction.Media;

/// <summary>Reads what ffprobe wrote of a file, which says whatever the file says: nothing in it is trusted.</summary>
internal static class FfprobeReport
{
    /// <summary>A longer duration is a damaged header, not a video.</summary>
    private static readonly TimeSpan LongestDuration = TimeSpan.FromDays(4);

    /// <param name="json">Output of <see cref="Commands.FfmpegCommand.Probe"/>.</param>
    /// <returns>The facts, or why there is no video, as a sentence for a person.</returns>
    public static (VideoFacts? Video, string? Reason) Read(string json)
    {
        FFProbeAnalysis? report;
        try
        {
            // FFMpegCore's own FFProbe.FromJson also interprets every member, and throws when any of them makes no sense.
            report = JsonSerializer.Deserialize<FFProbeAnalysis>(json, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return (null, "The file's description can't be read; it is damaged, or no video.");
        }

        var streams = report?.Streams ?? [];
        var pictures = streams.Where(stream => stream.CodecType is "video" && !IsCoverArt(stream)).ToList();
        var best = pictures.Where(HasSize).OrderByDescending(IsDefault).ThenByDescending(Area).ThenBy(stream => stream.Index).FirstOrDefault();
        return best is null ? (null, WhyNone(streams, pictures.Count)) : (Describe(best, report?.Format), null);
    }

    private static string WhyNone(IReadOnlyList<FFProbeStream> streams, int pictures) => streams switch
    {
        [] => "The file holds no stream that ffmpeg knows; it is empty, damaged, or no video.",
        _ when pictures > 0 => "The file's video stream can't be decoded: it says no picture size.",
        _ when streams.Any(stream => stream.CodecType is "video") => "The file holds no video stream, only sound and cover art.",
        _ when streams.Any(stream => stream.CodecType is "audio") => "The file holds no video stream, only sound.",
        _ => "The file holds no video stream.",
    };

    private static VideoFacts Describe(FFProbeStream stream, FFProbeFormat? format)
    {
        var (width, height) = (stream.Width!.Value, stream.Height!.Value);
        var aspect = width * PixelShape(stream.SampleAspectRatio) / height;
        var sideData = new StreamSideData(stream);
        var orientation = sideData.Orientation;
        var range = StreamColours.RangeOf(stream, sideData);
        return new VideoFacts(stream.Index, width, height, orientation.SwapsSides() ? 1 / aspect : aspect, EndOf(stream, format), range)
        {
            Codec = stream.CodecName ?? "",
            PixelFormat = stream.PixelFormat ?? "",
            FileStart = Lateness(stream, format) > 0 ? TimeSpan.FromSeconds(StartSeconds(format?.StartTime)) : null,
            Orientation = orientation,
            IsWideGamut = range is DynamicRange.Standard && StreamColours.IsWide(stream),
            MayBeInterlaced = Interlacing.IsPossible(stream.CodecName, stream.PixelFormat, height),
        };
    }

    private static bool IsCoverArt(FFProbeStream stream) => Flag(stream, "attached_pic") || Flag(stream, "still_image");

    private static bool IsDefault(FFProbeStream stream) => Flag(stream, "default");

    private static bool Flag(FFProbeStream stream, string name) =>
        stream.Disposition is { } flags && flags.TryGetValue(name, out var set) && set is not 0;

    private static bool HasSize(FFProbeStream stream) => stream is { Width: > 0, Height: > 0 };

    private static long Area(FFProbeStream stream) => (long)(stream.Width ?? 0) * (stream.Height ?? 0);

    /// <summary>Width of one pixel by its height, from <c>64:45</c>; 0:1 and the like mean that the file doesn't say.</summary>
    private static double PixelShape(string? ratio) =>
        ratio?.Split(':') is [var x, var y] && int.TryParse(x, CultureInfo.InvariantCulture, out var wide)
        && int.TryParse(y, CultureInfo.InvariantCulture, out var high) && wide > 0 && high > 0
        && (double)wide / high is >= 0.1 and <= 10 and var shape
            ? shape
            : 1;

    /// <summary>
    /// The stream's own length where the container knows one: sound often goes on after the picture. Matroska's DURATION tag is
    /// the time at which the stream ends.
    /// </summary>
    private static TimeSpan? EndOf(FFProbeStream stream, FFProbeFormat? format)
    {
        var whole = FromStart(Seconds(format?.Duration), format);
        var tag = stream.Tags?.FirstOrDefault(tag => tag.Key.StartsWith("DURATION", StringComparison.OrdinalIgnoreCase)).Value;
        var tagged = TimeSpan.TryParse(tag?.Length > 16 ? tag[..16] : tag, CultureInfo.InvariantCulture, out var end) && end > TimeSpan.Zero
            ? FromStart(end, format)
            : null;
        var own = tagged ?? (Seconds(stream.Duration) is { } length ? length + TimeSpan.FromSeconds(Math.Max(0, Lateness(stream, format))) : null);
        return own is null || own > whole ? whole : own;
    }

    /// <summary>Matroska's lengths count from zero, also in a file that starts later; so does ffmpeg write them.</summary>
    private static TimeSpan? FromStart(TimeSpan? end, FFProbeFormat? format)
    {
        var start = TimeSpan.FromSeconds(StartSeconds(format?.StartTime));
        var countsFromZero = start > TimeSpan.Zero && format?.FormatName?.Contains("matroska", StringComparison.Ordinal) is true;
        return countsFromZero && end > start ? end - start : end;
    }

    /// <summary>Seconds from the start of the file to that of the stream; 0 when either isn't known.</summary>
    private static double Lateness(FFProbeStream stream, FFProbeFormat? format) =>
        stream.StartTime is null || format?.StartTime is null ? 0 : StartSeconds(stream.StartTime) - StartSeconds(format.StartTime);

    private static double StartSeconds(string? text) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out var seconds) && Math.Abs(seconds) < LongestDuration.TotalSeconds ? seconds : 0;

    private static TimeSpan? Seconds(string? text) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 && seconds < LongestDuration.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
