using PreviewForge.GpuRunner.Extraction.Ebml;
using static PreviewForge.Tests.Runner.Ebml.Elements;

namespace PreviewForge.Tests.Runner.Indexing.Matroska;

/// <summary>
/// Writes a Matroska file byte by byte: by default track 1 is a video with a keyframe of 100 bytes every second, each in a cluster of
/// its own that begins with a block of track 2, a sound; the parts are where the SeekHead says.
/// </summary>
internal sealed record CraftedMatroska
{
    public const int KeyframeBytes = 100;

    public string DocType { get; init; } = "matroska";

    public byte[] SegmentSize { get; init; } = UnknownInEight;

    public byte[] Info { get; init; } = Element(MatroskaId.Info, Number(MatroskaId.TimestampScale, 1_000_000), Float(MatroskaId.Duration, 5000));

    public byte[] Tracks { get; init; } = Element(MatroskaId.Tracks, Video(1), Sound(2));

    public byte[] Tags { get; init; } = [];

    /// <summary>What stands between the tracks and the first cluster.</summary>
    public byte[] BeforeClusters { get; init; } = [];

    public IReadOnlyList<byte[]> Clusters { get; init; } = [.. Enumerable.Range(0, 5).Select(second => Cluster(second, SoundBlock(0), Keyframe(0, (byte)second)))];

    /// <summary>Makes the cues out of where the clusters begin, from the start of the segment.</summary>
    public Func<IReadOnlyList<int>, byte[]> Cues { get; init; } = positions => Element(MatroskaId.Cues, [.. positions.Select((position, second) => Cue(second * 1000, position))]);

    public bool HasSeekHead { get; init; } = true;

    /// <summary>The SeekHead at the start tells of another one at the end, which tells of the rest.</summary>
    public bool IsSeekHeadChained { get; init; }

    public static byte[] Video(int number, params byte[][] more) => Element(
        MatroskaId.TrackEntry,
        [Number(MatroskaId.TrackNumber, (ulong)number), Number(MatroskaId.TrackUid, 100 + (ulong)number), Number(MatroskaId.TrackType, 1), Text(MatroskaId.CodecId, "V_VP8"),
            Element(MatroskaId.Video, Number(MatroskaId.PixelWidth, 320), Number(MatroskaId.PixelHeight, 180)), .. more]);

    public static byte[] Sound(int number, params byte[][] more) => Element(
        MatroskaId.TrackEntry, [Number(MatroskaId.TrackNumber, (ulong)number), Number(MatroskaId.TrackType, 2), Text(MatroskaId.CodecId, "A_OPUS"), .. more]);

    public static byte[] Picture(byte mark) => [.. Enumerable.Repeat(mark, KeyframeBytes)];

    public static byte[] Keyframe(short relativeTime, byte mark) => SimpleBlock(1, relativeTime, Picture(mark));

    public static byte[] SoundBlock(short relativeTime) => SimpleBlock(2, relativeTime, new byte[20]);

    public static byte[] Cluster(int second, params byte[][] content) => ClusterAt(second * 1000, content);

    public static byte[] ClusterAt(int ticks, params byte[][] content) => Element(MatroskaId.Cluster, [Number(MatroskaId.ClusterTimestamp, (ulong)ticks), .. content]);

    public static byte[] Cue(int ticks, int position, int track = 1, int? relative = null) => Element(
        MatroskaId.CuePoint,
        Number(MatroskaId.CueTime, (ulong)ticks),
        Element(
            MatroskaId.CueTrackPositions,
            Number(MatroskaId.CueTrack, (ulong)track),
            Number(MatroskaId.CueClusterPosition, (ulong)position),
            relative is { } place ? Number(MatroskaId.CueRelativePosition, (ulong)place) : []));

    public byte[] ToBytes()
    {
        var start = Length(SeekHead(0, 0, 0, 0)) + Info.Length + Tracks.Length + BeforeClusters.Length;
        var positions = new List<int>();
        var end = start;
        foreach (var cluster in Clusters)
        {
            positions.Add(end);
            end += cluster.Length;
        }

        var cues = Cues(positions);
        var rest = SeekHead(Length(SeekHead(0, 0, 0, 0)), end, end + cues.Length, 0);
        var first = IsSeekHeadChained ? SeekHead(0, 0, 0, end + cues.Length + Tags.Length) : rest;
        byte[] content = [
            .. HasSeekHead ? first : [], .. Info, .. Tracks, .. BeforeClusters, .. Join([.. Clusters]), .. cues, .. Tags, .. IsSeekHeadChained ? rest : []];
        return [.. Element(MatroskaId.Ebml, Text(MatroskaId.DocType, DocType)), .. Sized(MatroskaId.Segment, SegmentSize, content)];
    }

    private int Length(byte[] seekHead) => HasSeekHead ? seekHead.Length : 0;

    /// <summary>As long whatever it tells: what it doesn't tell of is padding.</summary>
    private byte[] SeekHead(int info, int cues, int tags, int another)
    {
        byte[][] seeks = [Seek(MatroskaId.Info, info), Seek(MatroskaId.Cues, cues), Seek(MatroskaId.Tags, Tags.Length > 0 ? tags : 0), Seek(MatroskaId.SeekHead, another)];
        return Element(MatroskaId.SeekHead, seeks);
    }

    private static byte[] Seek(uint id, int position)
    {
        var seek = Element(MatroskaId.Seek, Element(MatroskaId.SeekId, [.. new byte[4 - Id(id).Length], .. Id(id)]), Number(MatroskaId.SeekPosition, (ulong)position));
        return position > 0 ? seek : Element(MatroskaId.Void, new byte[seek.Length - 9]);
    }
}
