using PreviewForge.GpuRunner.Extraction.Indexing;
using PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

namespace PreviewForge.Tests.Runner.Indexing.MpegTs;

public class DamagedTransportTests
{
    private const int PacketBytes = 188;

    [Fact]
    public async Task Only_part_of_the_file_is_read_to_find_and_copy_keyframes()
    {
        using var source = new MemorySource(await ReadAsync("mpeg2"));
        var video = await FindAsync(source);

        foreach (var (number, keyframe) in video.Index.Keyframes.Index())
        {
            using var packet = await video.ReadAsync(keyframe, number, TestContext.Current.CancellationToken);
        }

        Assert.Equal(5, video.Index.Keyframes.Count);
        Assert.InRange(source.BytesRead, 1, source.Length * 3 / 10);
    }

    [Fact]
    public async Task Bytes_that_are_lost_or_too_many_shift_the_packets_but_not_the_search()
    {
        var clip = await ReadAsync("h264");
        var cut = clip.Length / 3;
        using var whole = new MemorySource(clip);
        using var damaged = new MemorySource((byte[])[.. clip[..cut], .. new byte[77], .. clip[(cut + 500)..]]);

        Assert.Equal(
            (await FindAsync(whole)).Index.Keyframes.Select(keyframe => keyframe.Time),
            (await FindAsync(damaged)).Index.Keyframes.Select(keyframe => keyframe.Time));
    }

    [Fact]
    public async Task A_clock_that_starts_again_is_refused()
    {
        var clip = await ReadAsync("h264");
        using var source = new MemorySource((byte[])[.. clip, .. clip]);

        Assert.Contains("clock", Assert.IsType<IndexOutcome.Unusable>(await OpenAsync(source)).Reason);
    }

    [Fact]
    public async Task A_clock_that_leaps_ahead_is_refused()
    {
        var clip = await ReadAsync("h264");
        using var source = new MemorySource((byte[])[.. clip, .. await ReadAsync("h264-wrapping")]);

        Assert.Contains("clock", Assert.IsType<IndexOutcome.Unusable>(await OpenAsync(source)).Reason);
    }

    [Fact]
    public async Task A_picture_that_is_shown_hours_after_it_is_decoded_is_refused()
    {
        const int timeAt = 9;
        const byte thirteenHours = 0x08;
        var clip = await ReadAsync("h264");
        clip[clip.AsSpan().LastIndexOf((byte[])[0, 0, 1, 0xE0]) + timeAt] |= thirteenHours;

        using var source = new MemorySource(clip);
        Assert.Contains("clock", Assert.IsType<IndexOutcome.Unusable>(await OpenAsync(source)).Reason);
    }

    [Fact]
    public async Task A_scrambled_stream_is_refused()
    {
        const byte scrambled = 0x80;
        var clip = await ReadAsync("h264");
        for (var at = 3; at < clip.Length; at += PacketBytes)
        {
            var isTable = (clip[at - 2] & 0x1F) is 0 or 0x10;
            clip[at] |= isTable ? (byte)0 : scrambled;
        }

        using var source = new MemorySource(clip);
        Assert.Equal("It is scrambled.", Assert.IsType<IndexOutcome.Unusable>(await OpenAsync(source)).Reason);
    }

    [Fact]
    public async Task A_keyframe_that_is_no_longer_there_is_told_from_another_picture()
    {
        var clip = await ReadAsync("h264");
        using var source = new MemorySource(clip);
        var video = await FindAsync(source);
        var keyframe = video.Index.Keyframes[1];

        await Assert.ThrowsAsync<WrongIndexException>(
            async () => await video.ReadAsync(keyframe with { Position = video.Index.Keyframes[0].Position }, 0, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<WrongIndexException>(
            async () => await video.ReadAsync(keyframe with { Position = clip.Length }, 0, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public async Task Nothing_is_found_where_only_a_few_packets_are(int packets)
    {
        using var source = new MemorySource((await ReadAsync("h264")).AsMemory(0, packets * PacketBytes));

        Assert.IsType<IndexOutcome.Unusable>(await OpenAsync(source));
    }

    [Fact]
    public async Task A_file_cut_off_anywhere_keeps_the_keyframes_before_the_cut()
    {
        var clip = await ReadAsync("mpeg2");
        using var source = new MemorySource(clip.AsMemory(0, clip.Length * 2 / 3));

        Assert.Equal(3, (await FindAsync(source)).Index.Keyframes.Count);
    }

    private static ValueTask<IndexOutcome> OpenAsync(MemorySource source) =>
        new MpegTsIndexer().OpenAsync(source, slotSeconds: 10, TestContext.Current.CancellationToken);

    private static async Task<IIndexedVideo> FindAsync(MemorySource source)
    {
        var outcome = await OpenAsync(source);
        return outcome is IndexOutcome.Found found ? found.Video : throw new InvalidOperationException(outcome.ToString());
    }

    private static async Task<byte[]> ReadAsync(string clip) =>
        await File.ReadAllBytesAsync(await TransportClips.PathAsync(clip), TestContext.Current.CancellationToken);
}
