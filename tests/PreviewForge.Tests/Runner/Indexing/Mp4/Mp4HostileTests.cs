using System.Diagnostics;
using PreviewForge.GpuRunner.Extraction.Indexing;
using PreviewForge.GpuRunner.Extraction.Indexing.Mp4;
using static PreviewForge.Tests.Runner.Indexing.Mp4.Boxes;

namespace PreviewForge.Tests.Runner.Indexing.Mp4;

/// <summary>Files that lie: there is a reason, and neither an exception, nor memory without bounds, nor time without end.</summary>
public class Mp4HostileTests
{
    public static TheoryData<string, byte[]> Liars => new()
    {
        { "stts", new CraftedTrack { Durations = Table("stts", 0xFFFFFFFF, 1, 1) }.File },
        { "ctts", new CraftedTrack { Offsets = Table("ctts", 0x10000000, 1, 1) }.File },
        { "stss", new CraftedTrack { Sync = Table("stss", 3, 1, 4) }.File },
        { "stsc", new CraftedTrack { Chunks = Table("stsc", 0x15555556, 1, 5, 1) }.File },
        { "stco", new CraftedTrack { Places = Table("stco", 0x40000001, 1000) }.File },
        { "co64", new CraftedTrack { Places = Table("co64", 0x20000001, 0, 1000) }.File },
        { "pictures", new CraftedTrack { Sizes = Box("stsz", 0, 0, 0xFFFFFFFF, 1) }.File },
        { "pictures", new CraftedTrack { Sizes = Box("stsz", 0, 10, 0xFFFFFFFF) }.File },
        { "pictures", new CraftedTrack { Sizes = Box("stz2", 0, 7, 5, 0, 0) }.File },
        { "times", new CraftedTrack { Durations = Table("stts", 1, 5, 0xFFFFFFF0) }.File },
        { "times", new CraftedTrack { Offsets = Table("ctts", 1, 5, 0x40000000) }.File },
        { "no place", new CraftedTrack { Places = Table("co64", 1, 0xFFFFFFFF, 0) }.File },
        { "no keyframe", new CraftedTrack { Sync = Table("stss", 0) }.File },
        { "no keyframe", new CraftedTrack { Places = Table("stco", 0) }.File },
        { "mdhd", new CraftedTrack { Scale = 0 }.File },
        { "encrypted", new CraftedTrack { Coding = "encv" }.File },
        { "encrypted", new CraftedTrack { Details = Box("sinf", 0) }.File },
        { "configuration is missing", new CraftedTrack { Coding = "hvc1" }.File },
        { "configuration changes", new CraftedTrack { Chunks = Table("stsc", 2, 1, 3, 1, 2, 3, 2), Places = Table("stco", 2, 1000, 2000) }.File },
        { "no video", new CraftedTrack { Handler = "soun" }.File },
        { "no video", new CraftedTrack { Size = (0, 0) }.File },
        { "compressed", [.. Boxes.Type, .. Box("moov", Box("cmov", 0))] },
        { "mvhd", [.. Boxes.Type, .. Box("moov", new CraftedTrack().Build())] },
        { "no index", Boxes.Type },
        { "no index", [.. Boxes.Type, .. Box("mdat", new uint[9])] },
        { "no index", [.. Boxes.Type, 0, 0, 0, 0, (byte)'m', (byte)'d', (byte)'a', (byte)'t', .. Movie(new CraftedTrack().Build())] },
        { "no index", [.. Boxes.Type, 0, 0, 0, 7, (byte)'f', (byte)'r', (byte)'e', (byte)'e'] },
        { "no index", [.. Boxes.Type, 0, 0, 0, 1, (byte)'f', (byte)'r', (byte)'e', (byte)'e', 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF] },
        { "says to have", [.. Boxes.Type, 0, 0, 0, 1, (byte)'m', (byte)'o', (byte)'o', (byte)'v', 0x10, 0, 0, 0, 0, 0, 0, 0] },
    };

    [Theory]
    [MemberData(nameof(Liars))]
    public async Task What_makes_no_sense_is_a_reason(string reason, byte[] file) => Assert.Contains(reason, await ReasonAsync(file));

    [Fact]
    public async Task A_file_that_is_cut_off_anywhere_in_its_index_gives_a_reason()
    {
        var file = Boxes.File([new CraftedTrack { Edits = CraftedTrack.EditList((5000, 0)) }.Build()]);
        for (var length = 0; length < file.Length; length++)
        {
            Assert.IsType<IndexOutcome.Unusable>(await OpenAsync(file[..length]));
        }
    }

    [Fact]
    public async Task A_box_that_claims_more_than_there_is_ends_with_what_holds_it()
    {
        var file = new CraftedTrack().File;
        var tables = file.AsSpan().IndexOf("stbl"u8);
        file[tables - 4] = 0x7F;

        Assert.Equal(2, (await KeyframesAsync(file)).Count);
    }

    [Fact]
    public async Task Any_byte_may_be_wrong()
    {
        var file = Boxes.File([new CraftedTrack { Offsets = Table("ctts", 1, 5, 200), Edits = CraftedTrack.EditList((5000, 200)) }.Build()]);
        for (var at = 0; at < file.Length; at++)
        {
            foreach (var value in (byte[])[0, 1, 0x7F, 0x80, 0xFF])
            {
                var damaged = file.ToArray();
                damaged[at] = value;
                await OpenAsync(damaged);
            }
        }
    }

    [Fact]
    public async Task Boxes_nested_without_end_cost_nothing()
    {
        var nested = Box("stbl", 0u);
        for (var depth = 0; depth < 5_000; depth++)
        {
            nested = [.. Numbers((uint)nested.Length + 8), .. "trak"u8, .. nested];
        }

        Assert.Contains("damaged", await ReasonAsync(Boxes.File([nested])));
    }

    [Fact]
    public async Task A_keyframe_that_the_file_ends_before_is_named_and_can_not_be_read()
    {
        var file = new CraftedTrack().File;
        var video = Assert.IsType<IndexOutcome.Found>(await OpenAsync([.. file, .. new byte[1020 - file.Length]])).Video;

        using var whole = await video.ReadAsync(video.Index.Keyframes[0], 0, TestContext.Current.CancellationToken);
        Assert.Equal(1030, video.Index.Keyframes[1].Position);
        await Assert.ThrowsAsync<WrongIndexException>(
            async () => await video.ReadAsync(video.Index.Keyframes[1], 1, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_film_of_three_hours_is_read_at_once_and_without_an_object_for_each_picture()
    {
        const int pictures = 300_000;
        const int apart = 250;
        var file = new CraftedTrack
        {
            Scale = 24_000,
            Durations = Table("stts", 1, pictures, 1001),
            Offsets = Table("ctts", pictures, [.. Enumerable.Range(0, pictures).SelectMany(i => new[] { 1u, (uint)((i + 1) % 3 * 1001) })]),
            Sync = Table("stss", pictures / apart, [.. Enumerable.Range(0, pictures / apart).Select(i => (uint)(i * apart + 1))]),
            Sizes = Box("stsz", [0, 0, pictures, .. Enumerable.Range(0, pictures).Select(i => (uint)(1000 + i % 7))]),
            Chunks = Table("stsc", 1, 1, 10, 1),
            Places = Table("stco", pictures / 10, [.. Enumerable.Range(0, pictures / 10).Select(i => (uint)(10_000_000 + i * 20_000))]),
            Edits = CraftedTrack.EditList((20_000_000, 1001)),
        }.File;
        await OpenAsync(file);

        var (allocated, started) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
        var keyframes = await KeyframesAsync(file);
        var (bytes, took) = (GC.GetAllocatedBytesForCurrentThread() - allocated, Stopwatch.GetElapsedTime(started));

        Assert.Equal(pictures / apart, keyframes.Count);
        Assert.True(bytes < file.Length + 2_000_000, $"{bytes:N0} bytes were allocated.");
        TestContext.Current.TestOutputHelper?.WriteLine($"{took.TotalMilliseconds:0.0} ms, {bytes:N0} bytes for {file.Length:N0}");
    }

    [Theory]
    [InlineData("ftypisom", true)]
    [InlineData("ftypqt  ", true)]
    [InlineData("moov\0\0\0\0", true)]
    [InlineData("mdat\0\0\0\0", true)]
    [InlineData("wide\0\0\0\0", true)]
    [InlineData("ftypavif", false)]
    [InlineData("ftypjp2 ", false)]
    [InlineData("RIFF\0\0\0\0", false)]
    public void Files_are_recognised_by_their_first_box(string start, bool recognised) =>
        Assert.Equal(recognised, new Mp4Indexer().Recognises([0, 0, 0, 24, .. System.Text.Encoding.ASCII.GetBytes(start)]));
}
