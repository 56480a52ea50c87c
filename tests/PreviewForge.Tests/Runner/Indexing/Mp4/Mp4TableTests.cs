using static PreviewForge.Tests.Runner.Indexing.Mp4.Boxes;

namespace PreviewForge.Tests.Runner.Indexing.Mp4;

/// <summary>The tables of a track, each in all its forms.</summary>
public class Mp4TableTests
{
    [Fact]
    public async Task Keyframes_have_the_time_the_place_and_the_length_that_the_tables_say()
    {
        var keyframes = await KeyframesAsync(new CraftedTrack().File);

        Assert.Equal([(0, 1000, 10), (3, 1030, 10)], keyframes.Select(Plain));
    }

    [Fact]
    public async Task Chunks_may_be_anywhere_and_hold_different_numbers_of_pictures()
    {
        var keyframes = await KeyframesAsync(new CraftedTrack
        {
            Chunks = Table("stsc", 2, 1, 1, 1, 2, 2, 1),
            Places = Table("stco", 3, 9000, 500, 7000),
        }.File);

        Assert.Equal([(0, 9000, 10), (3, 7000, 10)], keyframes.Select(Plain));
    }

    [Fact]
    public async Task Places_beyond_four_gigabytes_are_found()
    {
        var keyframes = await KeyframesAsync(new CraftedTrack { Places = Table("co64", 1, 2, 0x10) }.File);

        Assert.Equal([(0, 0x2_0000_0010, 10), (3, 0x2_0000_002E, 10)], keyframes.Select(Plain));
    }

    [Theory]
    [InlineData(4, "31245000")]
    [InlineData(8, "0301020405")]
    [InlineData(16, "00030001000200040005")]
    public async Task Compact_lengths_of_any_width_are_read(uint bits, string lengths)
    {
        var keyframes = await KeyframesAsync(
            new CraftedTrack { Sizes = Box("stz2", Numbers(0, bits, 5), Convert.FromHexString(lengths)) }.File);

        Assert.Equal([(0, 1000, 3), (3, 1006, 4)], keyframes.Select(Plain));
    }

    [Fact]
    public async Task Lengths_of_their_own_are_read()
    {
        var keyframes = await KeyframesAsync(new CraftedTrack { Sizes = Box("stsz", 0, 0, 5, 70_000, 1, 2, 3, 4) }.File);

        Assert.Equal([(0, 1000, 70_000), (3, 71_003, 3)], keyframes.Select(Plain));
    }

    [Fact]
    public async Task Without_a_table_of_keyframes_every_picture_is_one() =>
        Assert.Equal(5, (await KeyframesAsync(new CraftedTrack { Sync = [] }.File)).Count);

    [Fact]
    public async Task Partial_keyframes_of_QuickTime_count_as_well() => Assert.Equal(
        [0, 2, 3],
        (await KeyframesAsync(new CraftedTrack { Sync = [.. Table("stss", 2, 1, 4), .. Table("stps", 1, 3)] }.File)).Select(keyframe => keyframe.Time.TotalSeconds));

    [Fact]
    public async Task A_table_of_keyframes_may_count_from_zero() => Assert.Equal(
        [0, 3], (await KeyframesAsync(new CraftedTrack { Sync = Table("stss", 2, 0, 3) }.File)).Select(keyframe => keyframe.Time.TotalSeconds));

    [Fact]
    public async Task Runs_of_different_durations_add_up()
    {
        var keyframes = await KeyframesAsync(new CraftedTrack { Durations = Table("stts", 4, 1, 50, 0, 7, 1, 25, 9, 10) }.File);

        Assert.Equal([0, 0.85], keyframes.Select(keyframe => keyframe.Time.TotalSeconds));
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(0x01000000u)]
    public async Task Differences_between_decoding_and_showing_may_be_negative(uint version)
    {
        var keyframes = await KeyframesAsync(new CraftedTrack { Offsets = Box("ctts", version, 2, 3, 0, 1, unchecked((uint)-20)) }.File);

        Assert.Equal([0, 2.8], keyframes.Select(keyframe => keyframe.Time.TotalSeconds));
    }

    [Fact]
    public async Task A_file_begins_with_its_first_picture_when_it_has_no_edit_list() => Assert.Equal(
        [0, 3], (await KeyframesAsync(new CraftedTrack { Offsets = Table("ctts", 1, 5, 200) }.File)).Select(keyframe => keyframe.Time.TotalSeconds));

    [Fact]
    public async Task Pictures_without_bytes_are_no_keyframes() =>
        Assert.Equal([(0, 1000, 5)], (await KeyframesAsync(new CraftedTrack { Sizes = Box("stsz", 0, 0, 5, 5, 1, 1, 0, 1) }.File)).Select(Plain));

    [Fact]
    public async Task The_end_is_that_of_the_last_picture()
    {
        var outcome = await OpenAsync(new CraftedTrack { Offsets = Table("ctts", 2, 3, 0, 2, 100) }.File);

        Assert.Equal(6, Assert.IsType<GpuRunner.Extraction.Indexing.IndexOutcome.Found>(outcome).Video.Index.Duration?.TotalSeconds);
    }

    [Fact]
    public async Task Sound_that_begins_earlier_than_the_picture_is_time_zero()
    {
        var sound = new CraftedTrack { Id = 2, Handler = "soun", Sizes = Box("stsz", 0, 4, 0xFFFFFFFF) };
        var video = new CraftedTrack { Edits = CraftedTrack.EditList((1500, -1), (5000, 0)) };

        Assert.Equal([1.5, 4.5], (await KeyframesAsync(Boxes.File([sound.Build(), video.Build()]))).Select(keyframe => keyframe.Time.TotalSeconds));
        Assert.Equal([0, 3], (await KeyframesAsync(video.File)).Select(keyframe => keyframe.Time.TotalSeconds));
    }

    private static (double Seconds, long Position, int Bytes) Plain(GpuRunner.Extraction.Indexing.Keyframe keyframe) =>
        (keyframe.Time.TotalSeconds, keyframe.Position, keyframe.Bytes);
}
