using PreviewForge.GpuRunner.Extraction.Ebml;
using PreviewForge.GpuRunner.Extraction.Indexing;
using PreviewForge.GpuRunner.Extraction.Indexing.Matroska;
using static PreviewForge.Tests.Runner.Ebml.Elements;
using static PreviewForge.Tests.Runner.Indexing.Matroska.CraftedMatroska;

namespace PreviewForge.Tests.Runner.Indexing.Matroska;

/// <summary>Where the index is found, and what is made of it.</summary>
public class MatroskaIndexerTests
{
    private static readonly double[] EverySecond = [0, 1, 2, 3, 4];

    [Theory]
    [InlineData("matroska", true)]
    [InlineData("webm", true)]
    [InlineData("webm\0\0", true)]
    [InlineData("mka", false)]
    public void The_header_tells_the_container_whatever_the_name_is(string type, bool isMatroska)
    {
        var start = new CraftedMatroska { DocType = type }.ToBytes().AsSpan(0, 100);

        Assert.Equal(isMatroska, new MatroskaIndexer().Recognises(start));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1A45DFA3")]
    [InlineData("0000001866747970")]
    [InlineData("1A45DFA3FF4282886D6174726F736B61")]
    public void Other_beginnings_are_no_matroska(string hex) => Assert.False(new MatroskaIndexer().Recognises(Convert.FromHexString(hex)));

    public static TheoryData<string, object> Layouts => new()
    {
        { "cues at the end", new CraftedMatroska() },
        { "a segment of known size", new CraftedMatroska { SegmentSize = Size(new CraftedMatroska().ToBytes().Length - 42) } },
        { "a second SeekHead", new CraftedMatroska { IsSeekHeadChained = true } },
        { "no SeekHead", new CraftedMatroska { HasSeekHead = false } },
        { "padding, checksums and attachments", new CraftedMatroska
            {
                BeforeClusters = Join(Element(MatroskaId.Void, new byte[50_000]), Element(MatroskaId.Crc32, new byte[4]), Element(MatroskaId.Attachments, new byte[100_000])),
            } },
        { "clusters without a size", new CraftedMatroska
            {
                Clusters = [.. Enumerable.Range(0, 5).Select(second => Sized(
                    MatroskaId.Cluster, UnknownInOne, Number(MatroskaId.ClusterTimestamp, (ulong)second * 1000), SoundBlock(0), Keyframe(0, (byte)second)))],
            } },
        { "cues of other tracks, twice, and in disorder", new CraftedMatroska
            {
                Cues = positions => Element(MatroskaId.Cues, [
                    .. positions.Select((position, second) => Cue(second * 1000, position)).Reverse(),
                    .. positions.Select((position, second) => Cue(second * 1000 + 500, position, track: 2)),
                    .. positions.Select((position, second) => Cue(second * 1000, position))]),
            } },
    };

    [Theory]
    [MemberData(nameof(Layouts))]
    public async Task Keyframes_are_found_and_read_wherever_the_index_is(string what, object file)
    {
        Assert.NotEmpty(what);
        var video = await FoundAsync((CraftedMatroska)file);

        Assert.Equal(EverySecond, video.Index.Keyframes.Select(keyframe => keyframe.Time.TotalSeconds));
        foreach (var (number, keyframe) in video.Index.Keyframes.Index())
        {
            using var packet = await video.ReadAsync(keyframe, 0, TestContext.Current.CancellationToken);
            Assert.Equal(Picture((byte)number), packet.Bytes[^KeyframeBytes..].ToArray());
        }
    }

    [Fact]
    public async Task Cues_in_front_of_the_clusters_are_found_without_a_SeekHead()
    {
        var file = new CraftedMatroska { HasSeekHead = false };
        var before = file.Info.Length + file.Tracks.Length;
        byte[] CuesAt(int first) => Element(MatroskaId.Cues, [.. file.Clusters.Select((cluster, second) => Cue(second * 1000, first + second * cluster.Length))]);

        var video = await FoundAsync(file with { BeforeClusters = CuesAt(before + CuesAt(0).Length), Cues = _ => [] });

        Assert.Equal(EverySecond, video.Index.Keyframes.Select(keyframe => keyframe.Time.TotalSeconds));
    }

    [Fact]
    public async Task Times_count_from_the_earliest_picture_or_sound()
    {
        var late = new CraftedMatroska
        {
            Clusters = [ClusterAt(2000, Keyframe(500, 0), SoundBlock(300)), ClusterAt(4000, Keyframe(0, 1))],
            Cues = positions => Element(MatroskaId.Cues, Cue(2500, positions[0]), Cue(4000, positions[1])),
        };

        Assert.Equal([0.2, 1.7], await TimesAsync(late));
        Assert.Equal([0, 1.5], await TimesAsync(late with { Tracks = Element(MatroskaId.Tracks, Video(1), Element(MatroskaId.TrackEntry, Number(MatroskaId.TrackNumber, 2), Number(MatroskaId.TrackType, 0x11))) }));
    }

    [Fact]
    public async Task Sound_that_needs_a_run_up_starts_before_its_first_timestamp()
    {
        var file = new CraftedMatroska { Tracks = Element(MatroskaId.Tracks, Video(1), Sound(2, Number(MatroskaId.CodecDelay, 6_500_000))) };

        Assert.Equal(EverySecond.Select(second => second + 0.007), await TimesAsync(file));
    }

    [Fact]
    public async Task Ticks_are_as_long_as_the_file_says()
    {
        var file = new CraftedMatroska { Info = Element(MatroskaId.Info, Number(MatroskaId.TimestampScale, 100_000), Float(MatroskaId.Duration, 5000)) };

        var video = await FoundAsync(file);

        Assert.Equal(0.4, video.Index.Keyframes[^1].Time.TotalSeconds);
        Assert.Equal(0.5, video.Index.Duration!.Value.TotalSeconds);
    }

    [Fact]
    public async Task The_tag_of_the_video_tells_its_end()
    {
        static byte[] Tag(ulong uid, string end) => Element(
            MatroskaId.Tag, Element(MatroskaId.Targets, Number(MatroskaId.TagTrackUid, uid)),
            Element(MatroskaId.SimpleTag, Text(MatroskaId.TagName, "BPS"), Text(MatroskaId.TagString, "1")),
            Element(MatroskaId.SimpleTag, Text(MatroskaId.TagName, "DURATION"), Text(MatroskaId.TagString, end)));

        async Task<double?> EndAsync(params byte[][] tags) => (await FoundAsync(new CraftedMatroska { Tags = Element(MatroskaId.Tags, tags) })).Index.Duration?.TotalSeconds;

        Assert.Equal(4.25, await EndAsync(Tag(102, "00:00:03.000000000"), Tag(101, "00:00:04.250000000")));
        Assert.Equal(5, await EndAsync(Tag(101, "01:00:00.000000000")));
        Assert.Equal(5, await EndAsync(Tag(101, "nonsense")));
        Assert.Equal(5, await EndAsync(Tag(999, "00:00:03.000000000")));
    }

    [Fact]
    public async Task The_default_track_is_the_video_and_then_the_largest()
    {
        byte[] Named(int number, string codec, ulong isDefault, ulong width) => Element(
            MatroskaId.TrackEntry, Number(MatroskaId.TrackNumber, (ulong)number), Number(MatroskaId.TrackType, 1), Text(MatroskaId.CodecId, codec),
            Number(MatroskaId.FlagDefault, isDefault), Element(MatroskaId.Video, Number(MatroskaId.PixelWidth, width), Number(MatroskaId.PixelHeight, 100)));
        async Task<string> ChosenAsync(params byte[][] tracks) => (await FoundAsync(new CraftedMatroska
        {
            Tracks = Element(MatroskaId.Tracks, tracks),
            Cues = positions => Element(MatroskaId.Cues, Cue(0, positions[0]), Cue(0, positions[0], track: 3)),
        })).Index.Codec;

        Assert.Equal("vp9", await ChosenAsync(Named(1, "V_VP8", 0, 900), Named(3, "V_VP9", 1, 100)));
        Assert.Equal("vp9", await ChosenAsync(Named(1, "V_VP8", 1, 100), Named(3, "V_VP9", 1, 900)));
        Assert.Equal("vp8", await ChosenAsync(Named(1, "V_VP8", 1, 100), Named(3, "V_VP9", 1, 100)));
        Assert.Equal("vp8", await ChosenAsync(Named(3, "V_VP9", 1, 0), Named(1, "V_VP8", 1, 100)));
    }

    public static TheoryData<string, object> Unusables => new()
    {
        { "not where it says", new CraftedMatroska { Cues = _ => [] } },
        { "no cues", new CraftedMatroska { Cues = _ => [], HasSeekHead = false } },
        { "no keyframe of the video", new CraftedMatroska { Cues = positions => Element(MatroskaId.Cues, Cue(0, positions[0], track: 2)) } },
        { "no keyframe of the video", new CraftedMatroska { Cues = positions => Element(MatroskaId.Cues) } },
        { "damaged", new CraftedMatroska { Cues = positions => Element(MatroskaId.Cues, Cue(0, positions[0]), Sized(MatroskaId.CuePoint, Largest)) } },
        { "too large", new CraftedMatroska { Cues = positions => Sized(MatroskaId.Cues, Largest, Cue(0, positions[0])) } },
        { "too large", new CraftedMatroska { Cues = positions => Sized(MatroskaId.Cues, UnknownInOne, Cue(0, positions[0])) } },
        { "beyond", new CraftedMatroska { Cues = positions => Element(MatroskaId.Cues, Cue(0, positions[0]), Cue(1000, 1_000_000)) } },
        { "out of order", new CraftedMatroska { Cues = positions => Element(MatroskaId.Cues, Cue(0, positions[1]), Cue(1000, positions[0])) } },
        { "leave out", new CraftedMatroska { Cues = positions => Element(MatroskaId.Cues, Cue(0, positions[0]), Cue(121_000, positions[1])) } },
        { "leave out", new CraftedMatroska { Info = Element(MatroskaId.Info, Float(MatroskaId.Duration, 600_000)) } },
        { "clock", new CraftedMatroska { Info = Element(MatroskaId.Info, Number(MatroskaId.TimestampScale, 0)) } },
        { "no video track", new CraftedMatroska { Tracks = Element(MatroskaId.Tracks, Sound(1)) } },
        { "no video track", new CraftedMatroska { Tracks = Element(MatroskaId.Tracks) } },
        { "codec", new CraftedMatroska { Tracks = Element(MatroskaId.Tracks, Video(1, Text(MatroskaId.CodecId, ""))) } },
        { "no tracks", new CraftedMatroska { Tracks = [] } },
        { "encrypted", new CraftedMatroska { Tracks = Element(MatroskaId.Tracks, Video(1, Encoding(Number(MatroskaId.ContentEncodingType, 1)))) } },
        { "encrypted", new CraftedMatroska { Tracks = Element(MatroskaId.Tracks, Video(1, Encoding(Element(MatroskaId.ContentEncryption)))) } },
        { "clock of its own", new CraftedMatroska { Tracks = Element(MatroskaId.Tracks, Video(1, Float(MatroskaId.TrackTimestampScale, 2))) } },
        { "time", new CraftedMatroska { Clusters = [Element(MatroskaId.Cluster, Keyframe(0, 0))] } },
    };

    [Theory]
    [MemberData(nameof(Unusables))]
    public async Task An_index_that_is_missing_or_cannot_be_true_is_given_up_with_the_reason(string reason, object file)
    {
        var outcome = await OpenAsync(((CraftedMatroska)file).ToBytes());

        Assert.Contains(reason, Assert.IsType<IndexOutcome.Unusable>(outcome).Reason);
    }

    [Fact]
    public async Task A_file_cut_anywhere_has_an_index_or_a_reason_and_never_a_fault()
    {
        var whole = new CraftedMatroska { Tags = Element(MatroskaId.Tags) }.ToBytes();

        for (var length = 0; length < whole.Length; length++)
        {
            if (await OpenAsync(whole[..length]) is IndexOutcome.Found found)
            {
                Assert.Equal(EverySecond, found.Video.Index.Keyframes.Select(keyframe => keyframe.Time.TotalSeconds));
            }
        }
    }

    private static byte[] Encoding(params byte[][] content) => Element(MatroskaId.ContentEncodings, Element(MatroskaId.ContentEncoding, content));

    private static async Task<IEnumerable<double>> TimesAsync(CraftedMatroska file) =>
        (await FoundAsync(file)).Index.Keyframes.Select(keyframe => keyframe.Time.TotalSeconds);

    private static async Task<IIndexedVideo> FoundAsync(CraftedMatroska file)
    {
        var outcome = await OpenAsync(file.ToBytes());
        return outcome is IndexOutcome.Found found ? found.Video : throw new InvalidOperationException(outcome.ToString());
    }

    private static ValueTask<IndexOutcome> OpenAsync(byte[] bytes) =>
        new MatroskaIndexer().OpenAsync(new MemorySource(bytes), slotSeconds: 10, TestContext.Current.CancellationToken);
}
