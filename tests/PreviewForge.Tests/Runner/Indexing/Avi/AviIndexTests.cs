using System.Buffers.Binary;
using System.Text;
using PreviewForge.GpuRunner.Extraction.Indexing;
using PreviewForge.GpuRunner.Extraction.Indexing.Avi;
using static PreviewForge.Tests.Runner.Indexing.Avi.Chunks;

namespace PreviewForge.Tests.Runner.Indexing.Avi;

/// <summary>The indexes of AVI in all their forms. The files hold a sound chunk and pictures of 20, 0 and 30 bytes; the last needs no other.</summary>
public class AviIndexTests
{
    private static readonly byte[] Data = List("movi",
        Chunk("00wb", new byte[6]), Chunk("01dc", new byte[20]), Chunk("01dc"), Chunk("01dc", new byte[30]));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_old_index_counts_from_the_data_or_from_the_start_of_the_file(bool fromStart)
    {
        var video = await VideoAsync(Old(fromStart));

        Assert.Equal([0, 1], video.Index.Keyframes.Select(keyframe => keyframe.Time.TotalSeconds));
        Assert.Equal([20, 30], video.Index.Keyframes.Select(keyframe => keyframe.Bytes));
        Assert.Equal(1.5, video.Index.Duration?.TotalSeconds);
        foreach (var keyframe in video.Index.Keyframes)
        {
            using var packet = await video.ReadAsync(keyframe, 0, TestContext.Current.CancellationToken);
            Assert.Equal(keyframe.Bytes, packet.CodedBytes);
        }
    }

    [Fact]
    public async Task An_index_that_names_other_places_is_no_index() =>
        Assert.Contains("not there", await ReasonAsync(File(Header(), Data, Chunk("idx1", Entry("01dc", true, 999, 20)))));

    [Fact]
    public async Task A_keyframe_that_is_not_where_the_index_says_is_found_out_when_it_is_read()
    {
        var file = File(Header(), Data, Chunk("idx1", Entry("01dc", true, 18, 20), Entry("01dc", true, 20, 30)));
        var video = await VideoAsync(file);

        await Assert.ThrowsAsync<WrongIndexException>(
            async () => await video.ReadAsync(video.Index.Keyframes[1], 1, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Pieces_of_OpenDML_lie_anywhere_and_name_places_beyond_four_gigabytes()
    {
        const long far = 6_000_000_000;
        var near = Piece(1000, (16, 20, true), (40, 50, false));
        var distant = Piece(far, (8, 30, true));
        var list = Chunk("indx", Numbers(4, 2), "01dc"u8.ToArray(), new byte[12], Place(100_000, near.Length), Place(far + 500, distant.Length));

        var video = await VideoAsync(File(Header(list)), (100_000, near), (far + 500, distant));

        Assert.Equal(
            [(0, 1016, 20), (1, far + 8, 30)],
            video.Index.Keyframes.Select(keyframe => (keyframe.Time.TotalSeconds, keyframe.Position, keyframe.Bytes)));
    }

    [Fact]
    public async Task Time_may_begin_later() =>
        Assert.Equal([5, 6], (await VideoAsync(File(Header(start: 10), Data, OldEntries(0)))).Index.Keyframes.Select(keyframe => keyframe.Time.TotalSeconds));

    [Fact]
    public async Task Without_a_rate_the_main_header_tells_the_time() =>
        Assert.Equal([0, 1], (await VideoAsync(File(Header(rate: 0), Data, OldEntries(0)))).Index.Keyframes.Select(keyframe => keyframe.Time.TotalSeconds));

    [Fact]
    public async Task A_change_of_the_palette_is_no_picture()
    {
        var index = Chunk("idx1", Entry("01dc", true, 18, 20), Entry("01pc", false, 18, 20), Entry("01dc", true, 54, 30));

        Assert.Equal([0, 0.5], (await VideoAsync(File(Header(), Data, index))).Index.Keyframes.Select(keyframe => keyframe.Time.TotalSeconds));
    }

    public static TheoryData<string, byte[]> Liars => new()
    {
        { "no header", File(Data) },
        { "no index", File(Header(), Data) },
        { "no keyframe", File(Header(), Data, Chunk("idx1")) },
        { "no keyframe", File(Header(), Data, Chunk("idx1", Entry("00wb", true, 4, 6))) },
        { "no keyframe", File(Header(), Data, Chunk("idx1", Entry("01dc", false, 18, 20))) },
        { "more pieces", File(Header(Chunk("indx", Numbers(4, 0xFFFFFFFF), new byte[16])), Data) },
        { "damaged", File(Header(Chunk("indx", Numbers(4, 1), new byte[16], Place(-5, 100))), Data) },
        { "damaged", File(Header(Chunk("indx", Numbers(4, 1), new byte[16], Place(0, 0x7FFFFFFF))), Data) },
        { "piece", File(Header(Chunk("indx", Numbers(4, 1), new byte[16], Place(0, 100))), Data) },
        { "no video", File(List("hdrl", Chunk("avih", Numbers(1, 2)))) },
        { "too fast or too slowly", File(Header(scale: 1, rate: 1_000_001), Data, OldEntries(0)) },
        { "too fast or too slowly", File(Header(scale: 3601, rate: 1), Data, OldEntries(0)) },
        { "cut off", [.. File(), .. "LIST"u8, 0xFF, 0xFF, 0, 0, .. "hdrl"u8] },
    };

    [Theory]
    [MemberData(nameof(Liars))]
    public async Task What_makes_no_sense_is_a_reason(string reason, byte[] file) => Assert.Contains(reason, await ReasonAsync(file));

    [Fact]
    public async Task Any_byte_may_be_wrong_and_the_file_may_end_anywhere()
    {
        var file = Old(fromStart: false);
        for (var at = 0; at < file.Length; at++)
        {
            await OpenAsync(file[..at]);
            foreach (var value in (byte[])[0, 1, 0x7F, 0xFF])
            {
                var damaged = file.ToArray();
                damaged[at] = value;
                await OpenAsync(damaged);
            }
        }
    }

    [Theory]
    [InlineData("000001B0AA000001B611000001B622", 10)]
    [InlineData("000001B611", 5)]
    [InlineData("0011", 2)]
    public void Only_the_first_of_packed_pictures_is_taken(string chunk, int length) =>
        Assert.Equal(length, Mpeg4Packing.FirstPicture(Convert.FromHexString(chunk)));

    [Fact]
    public void Files_are_recognised_by_their_letters()
    {
        Assert.True(new AviIndexer().Recognises("RIFF....AVI "u8));
        Assert.True(new AviIndexer().Recognises("RIFF....AVI\u0019"u8));
        Assert.False(new AviIndexer().Recognises("RIFF....WAVE"u8));
        Assert.False(new AviIndexer().Recognises("RIFF"u8));
    }

    private static byte[] Old(bool fromStart)
    {
        var header = Header();
        return File(header, Data, OldEntries(fromStart ? 12 + header.Length + 8 : 0));
    }

    // Offsets from the letters "movi": 4 for the first chunk, then the sizes of the chunks.
    private static byte[] OldEntries(int origin) => Chunk("idx1",
        Entry("00wb", true, origin + 4, 6), Entry("01dc", true, origin + 18, 20), Entry("01dc", false, origin + 46, 0), Entry("01dc", true, origin + 54, 30));

    private static byte[] Place(long position, int length)
    {
        var place = new byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(place, position);
        BinaryPrimitives.WriteInt32LittleEndian(place.AsSpan(8), length);
        return place;
    }

    private static byte[] Piece(long origin, params (uint Offset, uint Length, bool IsKeyframe)[] entries)
    {
        var place = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(place, origin);
        return Chunk("ix01", [2, 0, 0, 1], Numbers((uint)entries.Length), Encoding.ASCII.GetBytes("01dc"), place, new byte[4],
            Numbers([.. entries.SelectMany(entry => new[] { entry.Offset, entry.Length | (entry.IsKeyframe ? 0 : 0x80000000) })]));
    }
}
