using System.Buffers.Binary;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Avi;

/// <summary>A video stream as the header of an AVI file describes it (AVI RIFF File Reference, OpenDML AVI File Format Extensions 1.02).</summary>
internal sealed record AviStream
{
    /// <summary>Length of a BITMAPINFOHEADER.</summary>
    public const int FormatBytes = 40;

    private const int StreamHeaderBytes = 36;

    /// <summary>Its number among all streams; its chunks begin with it.</summary>
    public required int Number { get; init; }

    /// <summary>Stored width in pixels; at least 1.</summary>
    public required int Width { get; init; }

    /// <summary>Stored height in pixels; at least 1.</summary>
    public required int Height { get; init; }

    /// <summary>Width and height of the shape to be shown; null when the file doesn't say.</summary>
    public required (int Width, int Height)? Shape { get; init; }

    /// <summary>Seconds of a picture are this …</summary>
    public required uint Scale { get; init; }

    /// <summary>… divided by this.</summary>
    public required uint Rate { get; init; }

    /// <summary>Pictures that pass before the first.</summary>
    public required uint Start { get; init; }

    /// <summary>The stream's format: a BITMAPINFOHEADER and what follows it.</summary>
    public required ReadOnlyMemory<byte> Format { get; init; }

    /// <summary>OpenDML's index; null when there is none.</summary>
    public required ReadOnlyMemory<byte>? Index { get; init; }

    /// <summary>Whether a picture is shown for a microsecond to an hour: with less, all pictures would be at the same time.</summary>
    public bool HasClock => Scale * 1_000_000ul >= Rate && Scale <= 3600ul * Rate;

    /// <summary>When a picture is shown.</summary>
    /// <param name="picture">Its number in the stream, from 0.</param>
    public TimeSpan TimeOf(long picture) => new((long)((Int128)(picture + Start) * Scale * TimeSpan.TicksPerSecond / Rate));

    /// <param name="list">The stream's list in the header.</param>
    /// <param name="number">Its number.</param>
    /// <param name="microsecondsPerPicture">What the file's header says.</param>
    /// <returns>Null when it is no video.</returns>
    public static AviStream? Of(RiffChunk list, int number, uint microsecondsPerPicture)
    {
        var chunks = list.Children.ToList();
        var (header, format) = (Content(chunks, "strh"), Content(chunks, "strf"));
        if (header is not { Length: >= StreamHeaderBytes } || !header.Value.Span.StartsWith("vids"u8) || format is not { Length: >= FormatBytes })
        {
            return null;
        }

        var (width, height) = (Int32(format.Value.Span, 4), Int32(format.Value.Span, 8));
        if (width <= 0 || height is 0 or int.MinValue)
        {
            return null;
        }

        var (scale, rate) = Period(header.Value.Span, microsecondsPerPicture);
        var start = (uint)Int32(header.Value.Span, 28);
        return new AviStream
        {
            Number = number,
            Width = width,
            // A negative height means that the topmost line is stored first.
            Height = Math.Abs(height),
            Shape = Content(chunks, "vprp") is { } properties ? ShapeIn(properties.Span) : null,
            Scale = scale,
            Rate = rate,
            // ffmpeg takes a start after more than an hour for a mistake.
            Start = (ulong)start * scale > 3600ul * rate ? 0 : start,
            Format = format.Value,
            Index = Content(chunks, "indx"),
        };
    }

    private static (uint Scale, uint Rate) Period(ReadOnlySpan<byte> header, uint microsecondsPerPicture)
    {
        const uint perSecond = 1_000_000;
        const uint usual = 25;
        var (scale, rate) = ((uint)Int32(header, 20), (uint)Int32(header, 24));
        return scale > 0 && rate > 0 ? (scale, rate)
            : microsecondsPerPicture > 0 ? (microsecondsPerPicture, perSecond)
            : (1, usual);
    }

    // OpenDML's video properties: height and width of the shape as two 16-bit numbers.
    private static (int Width, int Height)? ShapeIn(ReadOnlySpan<byte> properties)
    {
        const int aspectAt = 20;
        if (properties.Length < aspectAt + 4)
        {
            return null;
        }

        var (height, width) = (BinaryPrimitives.ReadUInt16LittleEndian(properties[aspectAt..]), BinaryPrimitives.ReadUInt16LittleEndian(properties[(aspectAt + 2)..]));
        return width > 0 && height > 0 ? (width, height) : null;
    }

    private static ReadOnlyMemory<byte>? Content(IReadOnlyList<RiffChunk> chunks, string id)
    {
        foreach (var chunk in chunks)
        {
            if (chunk.Id == id && !chunk.IsList)
            {
                return chunk.Content;
            }
        }

        return null;
    }

    private static int Int32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);
}
