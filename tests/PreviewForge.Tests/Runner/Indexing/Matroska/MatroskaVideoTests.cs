using PreviewForge.GpuRunner.Extraction.Ebml;
using PreviewForge.GpuRunner.Extraction.Indexing;
using PreviewForge.GpuRunner.Extraction.Indexing.Matroska;
using static PreviewForge.Tests.Runner.Ebml.Elements;
using static PreviewForge.Tests.Runner.Indexing.Matroska.CraftedMatroska;

namespace PreviewForge.Tests.Runner.Indexing.Matroska;

/// <summary>How a keyframe is taken out of its cluster.</summary>
public class MatroskaVideoTests
{
    private const byte Keyflag = 0x80;

    private static readonly byte[] Reference = Element(MatroskaId.ReferenceBlock, [0xFF]);

    public static TheoryData<string, byte[]> Clusters => new()
    {
        { "in front", Cluster(0, Keyframe(0, 7), SoundBlock(0)) },
        { "behind other blocks", Cluster(0, [.. Enumerable.Repeat(SoundBlock(0), 200), Keyframe(0, 7)]) },
        { "behind a picture that is none", Cluster(0, SimpleBlock(1, -40, Picture(1)), Keyframe(0, 7)) },
        { "a tick away", Cluster(0, Keyframe(1, 7)) },
        { "behind padding and a checksum", Element(
            MatroskaId.Cluster, Element(MatroskaId.Crc32, new byte[4]), Element(MatroskaId.Void, new byte[300]), Number(MatroskaId.ClusterTimestamp, 0), Keyframe(0, 7)) },
        { "in a group", Cluster(0, Group(Block(1, 0, 0, Picture(7)))) },
        { "in a group with a duration behind", Cluster(0, Element(MatroskaId.BlockGroup, Element(MatroskaId.Block, Block(1, 0, 0, Picture(7))), Number(0x9B, 40))) },
        { "in a group with much behind", Cluster(0, Element(MatroskaId.BlockGroup, Element(MatroskaId.Block, Block(1, 0, 0, Picture(7))), Element(0x75A1, new byte[500]))) },
        { "behind a group without a block", Cluster(0, Element(MatroskaId.BlockGroup, Reference), Keyframe(0, 7)) },
        { "laced by Xiph", Cluster(0, Element(MatroskaId.SimpleBlock, Block(1, 0, Keyflag | 2, [2, 100, 255, 3], Picture(7), new byte[258], new byte[9]))) },
        { "laced by EBML", Cluster(0, Element(MatroskaId.SimpleBlock, Block(1, 0, Keyflag | 6, [2, 0x40, 100, 0x60, 0], Picture(7), new byte[101], new byte[9]))) },
        { "laced at a fixed size", Cluster(0, Element(MatroskaId.SimpleBlock, Block(1, 0, Keyflag | 4, [2], Picture(7), Picture(8), Picture(9)))) },
        { "laced alone", Cluster(0, Element(MatroskaId.SimpleBlock, Block(1, 0, Keyflag | 6, [0], Picture(7)))) },
    };

    [Theory]
    [MemberData(nameof(Clusters))]
    public async Task The_keyframe_is_found_in_its_cluster(string where, byte[] cluster)
    {
        Assert.NotEmpty(where);
        using var packet = await ReadAsync(cluster);

        Assert.Equal(KeyframeBytes, packet.CodedBytes);
        Assert.Equal(Picture(7), packet.Bytes[^KeyframeBytes..].ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(500)]
    public async Task A_relative_position_leads_to_the_block_without_a_walk(int blocksBefore)
    {
        var before = Join([.. Enumerable.Repeat(SoundBlock(0), blocksBefore)]);
        var time = Number(MatroskaId.ClusterTimestamp, 0).Length;
        var source = new MemorySource(Crafted(Cluster(0, before, Keyframe(0, 7)), relative: time + before.Length).ToBytes());
        var video = await OpenAsync(source);
        var reads = source.Reads;

        using var packet = await video.ReadAsync(video.Index.Keyframes[0], 0, TestContext.Current.CancellationToken);

        Assert.Equal(Picture(7), packet.Bytes[^KeyframeBytes..].ToArray());
        Assert.InRange(source.Reads - reads, 1, 2);
    }

    public static TheoryData<string, byte[]> WrongClusters => new()
    {
        { "no cluster", Element(MatroskaId.Void, new byte[200]) },
        { "another track", Cluster(0, SoundBlock(0)) },
        { "another time", Cluster(0, Keyframe(2, 7)) },
        { "no keyframe", Cluster(0, Element(MatroskaId.SimpleBlock, Block(1, 0, 0, Picture(7)))) },
        { "a reference before", Cluster(0, Element(MatroskaId.BlockGroup, Reference, Element(MatroskaId.Block, Block(1, 0, 0, Picture(7))))) },
        { "a reference behind", Cluster(0, Element(MatroskaId.BlockGroup, Element(MatroskaId.Block, Block(1, 0, 0, Picture(7))), Reference)) },
        { "a reference far behind", Cluster(0, Element(MatroskaId.BlockGroup, Element(MatroskaId.Block, Block(1, 0, 0, Picture(7))), Element(0x75A1, new byte[500]), Reference)) },
        { "an empty block", Cluster(0, SimpleBlock(1, 0)) },
        { "a block cut in its header", Cluster(0, Element(MatroskaId.SimpleBlock, [0x81, 0])) },
        { "a block beyond its cluster", Cluster(0, Sized(MatroskaId.SimpleBlock, Size(10_000), Block(1, 0, Keyflag, Picture(7)))) },
        { "a block of 2^56 bytes", Cluster(0, Sized(MatroskaId.SimpleBlock, Largest, Block(1, 0, Keyflag, Picture(7)))) },
        { "a block without end", Cluster(0, Sized(MatroskaId.SimpleBlock, UnknownInOne, Block(1, 0, Keyflag, Picture(7)))) },
        { "lacing with sizes too large", Cluster(0, Element(MatroskaId.SimpleBlock, Block(1, 0, Keyflag | 2, [1, 255, 255, 0], Picture(7)))) },
        { "lacing with sizes that never end", Cluster(0, Element(MatroskaId.SimpleBlock, Block(1, 0, Keyflag | 2, [.. Enumerable.Repeat((byte)255, 90)]))) },
        { "lacing of 256 empty frames", Cluster(0, Element(MatroskaId.SimpleBlock, Block(1, 0, Keyflag | 4, [255], Picture(7)))) },
        { "lacing without a count", Cluster(0, Element(MatroskaId.SimpleBlock, Block(1, 0, Keyflag | 4))) },
    };

    [Theory]
    [MemberData(nameof(WrongClusters))]
    public async Task What_is_no_keyframe_is_refused(string what, byte[] cluster)
    {
        Assert.NotEmpty(what);
        await Assert.ThrowsAsync<WrongIndexException>(() => ReadAsync(cluster));
    }

    [Fact]
    public async Task A_relative_position_that_leads_nowhere_is_refused()
    {
        foreach (var relative in new[] { 1, 3, 5000, int.MaxValue })
        {
            await Assert.ThrowsAsync<WrongIndexException>(() => ReadAsync(Cluster(0, Keyframe(0, 7)), relative));
        }
    }

    [Fact]
    public async Task The_stream_has_the_tracks_own_entry_and_a_cluster_per_keyframe_stamped_with_its_number()
    {
        var entry = Video(1, Text(0x536E, "a name that nobody reads"), Element(0x9999, [1, 2, 3]));
        var video = await OpenAsync(new MemorySource((Crafted(Cluster(0, Keyframe(0, 7))) with { Tracks = Element(MatroskaId.Tracks, entry) }).ToBytes()));

        using var packet = await video.ReadAsync(video.Index.Keyframes[0], 70_000, TestContext.Current.CancellationToken);

        Assert.Equal(entry, video.Head[^entry.Length..].ToArray());
        Assert.Equal(
            Element(MatroskaId.Cluster, Number(MatroskaId.ClusterTimestamp, 70_000_000), Element(MatroskaId.SimpleBlock, [0x01, 0, 0, 0, 0, 0, 0, 1, 0, 0, Keyflag, .. Picture(7)])),
            packet.Bytes.ToArray());
    }

    [Fact]
    public async Task A_damaged_byte_anywhere_gives_a_packet_or_a_reason_and_never_another_fault()
    {
        var whole = Crafted(Cluster(0, SoundBlock(0), Group(Block(1, 0, 6, [1, 0x40, 100], Picture(7), Picture(8))))).ToBytes();

        foreach (var damage in new byte[] { 0x00, 0x01, 0x7F, 0xFF })
        {
            for (var i = 0; i < whole.Length; i++)
            {
                await ReadAllAsync([.. whole[..i], damage, .. whole[(i + 1)..]]);
            }
        }
    }

    private static async Task ReadAllAsync(byte[] bytes)
    {
        if (await new MatroskaIndexer().OpenAsync(new MemorySource(bytes), 10, TestContext.Current.CancellationToken) is IndexOutcome.Found found)
        {
            foreach (var keyframe in found.Video.Index.Keyframes)
            {
                try
                {
                    (await found.Video.ReadAsync(keyframe, 0, TestContext.Current.CancellationToken)).Dispose();
                }
                catch (WrongIndexException)
                {
                    // That is the answer to a damaged file.
                }
            }
        }
    }

    private static byte[] Group(byte[] block) => Element(MatroskaId.BlockGroup, Element(MatroskaId.Block, block));

    /// <summary>A file whose only cue points to the second cluster; the first one is right, so that the file opens.</summary>
    private static CraftedMatroska Crafted(byte[] cluster, int? relative = null) => new()
    {
        Clusters = [Cluster(0, SoundBlock(0), SimpleBlock(1, 0)), cluster],
        Cues = positions => Element(MatroskaId.Cues, Cue(0, positions[1], relative: relative)),
    };

    private static async Task<StreamPacket> ReadAsync(byte[] cluster, int? relative = null)
    {
        var video = await OpenAsync(new MemorySource(Crafted(cluster, relative).ToBytes()));
        return await video.ReadAsync(video.Index.Keyframes[0], 0, TestContext.Current.CancellationToken);
    }

    private static async Task<IIndexedVideo> OpenAsync(MemorySource source)
    {
        var outcome = await new MatroskaIndexer().OpenAsync(source, slotSeconds: 10, TestContext.Current.CancellationToken);
        return outcome is IndexOutcome.Found found ? found.Video : throw new InvalidOperationException(outcome.ToString());
    }
}
