using System.Text;
using PreviewForge.GpuRunner.Extraction.Ebml;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Matroska;

/// <summary>A track (RFC 9559 section 5.1.4.1).</summary>
/// <param name="Content">All of it, as it is in the file.</param>
internal sealed record TrackEntry(ReadOnlyMemory<byte> Content)
{
    public const ulong VideoType = 1;
    public const ulong AudioType = 2;

    /// <summary>No file has more.</summary>
    private const int MaxTracks = 1024;

    private const int MaxSide = 1 << 16;
    private const ulong EncryptionType = 1;

    /// <summary>Names the track in blocks and cues; 0 is none.</summary>
    public long Number { get; private set; }

    /// <summary>Names the track in tags.</summary>
    public ulong Uid { get; private set; }

    public ulong Type { get; private set; }

    public bool IsDefault { get; private set; } = true;

    public string CodecId { get; private set; } = "";

    public ReadOnlyMemory<byte> CodecPrivate { get; private set; }

    /// <summary>Nanoseconds by which all of its timestamps are earlier than they are written.</summary>
    public ulong CodecDelay { get; private set; }

    /// <summary>Its ticks are those of the segment, as they should be: writers must not change that any more.</summary>
    public bool HasSegmentTicks { get; private set; } = true;

    /// <summary>In pixels, at most 65,535; 0 when it isn't said.</summary>
    public int Width { get; private set; }

    /// <inheritdoc cref="Width"/>
    public int Height { get; private set; }

    /// <summary>Its frames are compressed, or lack bytes that all of them begin with.</summary>
    public bool IsCompressed { get; private set; }

    public bool IsEncrypted { get; private set; }

    /// <param name="tracks">Content of Tracks.</param>
    /// <returns>In the order of the file, which is ffmpeg's.</returns>
    public static IReadOnlyList<TrackEntry> ParseAll(ReadOnlyMemory<byte> tracks)
    {
        var entries = new List<TrackEntry>();
        var elements = new EbmlElements(tracks.Span);
        while (elements.Next() && entries.Count < MaxTracks)
        {
            if (elements.Id is MatroskaId.TrackEntry)
            {
                entries.Add(Parse(tracks.Slice(elements.Start, elements.Content.Length)));
            }
        }

        return entries;
    }

    private static TrackEntry Parse(ReadOnlyMemory<byte> content)
    {
        var track = new TrackEntry(content);
        var members = new EbmlElements(content.Span);
        while (members.Next())
        {
            track.Take(members);
        }

        return track;
    }

    private void Take(EbmlElements member)
    {
        switch (member.Id)
        {
            case MatroskaId.TrackNumber:
                Number = member.Unsigned < 1UL << 56 ? (long)member.Unsigned : 0;
                break;
            case MatroskaId.TrackUid:
                Uid = member.Unsigned;
                break;
            case MatroskaId.TrackType:
                Type = member.Unsigned;
                break;
            case MatroskaId.FlagDefault:
                IsDefault = member.Unsigned is not 0;
                break;
            case MatroskaId.CodecId:
                CodecId = Encoding.ASCII.GetString(member.Content.TrimEnd((byte)0));
                break;
            case MatroskaId.CodecPrivate:
                CodecPrivate = Content.Slice(member.Start, member.Content.Length);
                break;
            case MatroskaId.CodecDelay:
                CodecDelay = member.Unsigned;
                break;
            case MatroskaId.TrackTimestampScale:
                HasSegmentTicks = EbmlNumber.Float(member.Content) is 1.0;
                break;
            case MatroskaId.Video:
                TakeVideo(new EbmlElements(member.Content));
                break;
            case MatroskaId.ContentEncodings:
                TakeEncodings(new EbmlElements(member.Content));
                break;
        }
    }

    private void TakeVideo(EbmlElements members)
    {
        while (members.Next())
        {
            switch (members.Id)
            {
                case MatroskaId.PixelWidth:
                    Width = members.Unsigned < MaxSide ? (int)members.Unsigned : 0;
                    break;
                case MatroskaId.PixelHeight:
                    Height = members.Unsigned < MaxSide ? (int)members.Unsigned : 0;
                    break;
            }
        }
    }

    private void TakeEncodings(EbmlElements encodings)
    {
        while (encodings.Next())
        {
            var encrypted = false;
            var members = new EbmlElements(encodings.Content);
            while (members.Next())
            {
                encrypted |= members.Id is MatroskaId.ContentEncryption || (members.Id is MatroskaId.ContentEncodingType && members.Unsigned is EncryptionType);
            }

            IsEncrypted |= encrypted;
            IsCompressed |= !encrypted;
        }
    }
}
