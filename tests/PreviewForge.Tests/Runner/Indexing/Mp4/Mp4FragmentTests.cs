using PreviewForge.GpuRunner.Extraction.Indexing;
using static PreviewForge.Tests.Runner.Indexing.Mp4.Boxes;

namespace PreviewForge.Tests.Runner.Indexing.Mp4;

/// <summary>Files in fragments: an empty movie box, then fragments of two pictures of one second each, the first a keyframe of 30 bytes.</summary>
public class Mp4FragmentTests
{
    private const uint Needs = 0x01010000;
    private const uint Sync = 0x02000000;

    private static readonly CraftedTrack Empty = new()
    {
        Durations = Table("stts", 0), Sync = [], Sizes = Box("stsz", 0, 0, 0), Chunks = Table("stsc", 0), Places = Table("stco", 0),
    };

    private static readonly byte[] Start = [.. Boxes.Type, .. Movie(Empty.Build(), Box("mvex", Box("trex", 0, 1, 1, 100, 40, Needs)))];

    [Fact]
    public async Task Without_any_index_all_fragments_are_gone_through()
    {
        var keyframes = await KeyframesAsync([.. Start, .. Fragment(0), .. Fragment(2), .. Fragment(4)]);

        Assert.Equal([0, 2, 4], keyframes.Select(keyframe => keyframe.Time.TotalSeconds));
        Assert.All(keyframes, keyframe => Assert.Equal(30, keyframe.Bytes));
        Assert.Equal(Start.Length + Fragment(0).Length - 70, keyframes[0].Position);
    }

    [Fact]
    public async Task A_fragment_without_a_time_goes_on_where_the_one_before_ended() => Assert.Equal(
        [0, 2, 4], (await KeyframesAsync([.. Start, .. Fragment(0), .. Fragment(null), .. Fragment(null)])).Select(keyframe => keyframe.Time.TotalSeconds));

    [Fact]
    public async Task Samples_may_count_from_the_start_of_the_file()
    {
        var moof = Box("moof", Box("traf", Box("tfhd", 1, 1, 0, 5000), Box("trun", 0x205, 1, 7, Sync, 30)));

        Assert.Equal(5007, (await KeyframesAsync([.. Start, .. moof, .. new byte[6000]]))[0].Position);
    }

    [Fact]
    public async Task A_track_whose_samples_have_no_place_follows_the_track_before()
    {
        var moof = Box("moof",
            Box("traf", Box("tfhd", 0, 2), Box("trun", 0x201, 1, 200, 11)),
            Box("traf", Box("tfhd", 0, 1), Box("trun", 0x204, 1, Sync, 30)));

        Assert.Equal(Start.Length + 211, (await KeyframesAsync([.. Start, .. moof]))[0].Position);
    }

    [Fact]
    public async Task The_file_begins_with_its_first_fragment() =>
        Assert.Equal([0, 2], (await KeyframesAsync([.. Start, .. Fragment(7000), .. Fragment(7002)])).Select(keyframe => keyframe.Time.TotalSeconds));

    [Fact]
    public async Task A_segment_index_saves_reading_the_fragments()
    {
        var (first, second) = (Fragment(0), Fragment(2));
        var sidx = Box("sidx", 0, 1, 1000, 0, 0, 2, (uint)first.Length, 2000, 0x90000000, (uint)second.Length, 2000, 0x90000000);
        var video = Found(await OpenAsync([.. Start, .. sidx, .. first, .. second]));

        Assert.Equal([0, 2], video.Index.Keyframes.Select(keyframe => keyframe.Time.TotalSeconds));
        Assert.Equal(Start.Length + sidx.Length + first.Length, video.Index.Keyframes[1].Position);
        Assert.Equal(4, video.Index.Duration?.TotalSeconds);
        using var packet = await video.ReadAsync(video.Index.Keyframes[1], 1, TestContext.Current.CancellationToken);
        Assert.Equal(30, packet.CodedBytes);
    }

    [Theory]
    [InlineData(0x80000000u, 1u)]
    [InlineData(0u, 2u)]
    public async Task A_segment_index_of_indexes_or_of_another_track_is_passed_over(uint kind, uint track)
    {
        var sidx = Box("sidx", 0, track, 1000, 0, 0, 1, kind | (uint)Fragment(0).Length, 2000, 0x90000000);

        Assert.Equal(30, (await KeyframesAsync([.. Start, .. sidx, .. Fragment(0)]))[0].Bytes);
    }

    [Fact]
    public async Task An_index_at_the_end_saves_reading_the_fragments()
    {
        var keyframes = await KeyframesAsync([.. Start, .. Fragment(0), .. Fragment(2), .. AtEnd(Start.Length, Start.Length + Fragment(0).Length)]);

        Assert.Equal([(0, Start.Length), (2, Start.Length + Fragment(0).Length)], keyframes.Select(keyframe => (keyframe.Time.TotalSeconds, (int)keyframe.Position)));
    }

    [Fact]
    public async Task An_index_that_names_another_place_is_found_out_when_the_keyframe_is_read()
    {
        var video = Found(await OpenAsync([.. Start, .. Fragment(0), .. Fragment(2), .. AtEnd(Start.Length, Start.Length)]));

        await Assert.ThrowsAsync<WrongIndexException>(
            async () => await video.ReadAsync(video.Index.Keyframes[1], 1, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_unfinished_last_fragment_is_left_out()
    {
        byte[] file = [.. Start, .. Fragment(0), .. Fragment(2)];

        Assert.Single(await KeyframesAsync(file[..(Start.Length + Fragment(0).Length + 60)]));
    }

    [Fact]
    public async Task Fragments_that_claim_pictures_without_number_are_refused()
    {
        var moof = Box("moof", Box("traf", Box("tfhd", 0, 1), Box("trun", 0, 0xFFFFFFFF)));

        Assert.Contains("trun", await ReasonAsync([.. Start, .. moof]));
    }

    [Fact]
    public async Task Any_byte_of_a_fragment_may_be_wrong()
    {
        byte[] file = [.. Start, .. Fragment(0), .. Fragment(2), .. AtEnd(Start.Length, Start.Length + Fragment(0).Length)];
        for (var at = Start.Length; at < file.Length; at++)
        {
            foreach (var value in (byte[])[0, 1, 0x7F, 0x80, 0xFF])
            {
                var damaged = file.ToArray();
                damaged[at] = value;
                if (await OpenAsync(damaged) is IndexOutcome.Found { Video: var video })
                {
                    await TryAsync(video);
                }
            }
        }
    }

    private static async Task TryAsync(IIndexedVideo video)
    {
        foreach (var keyframe in video.Index.Keyframes)
        {
            try
            {
                using var packet = await video.ReadAsync(keyframe, 0, TestContext.Current.CancellationToken);
            }
            catch (WrongIndexException)
            {
                // That is how a reader says that it was lied to.
            }
        }
    }

    private static IIndexedVideo Found(IndexOutcome outcome) => Assert.IsType<IndexOutcome.Found>(outcome).Video;

    private static byte[] Fragment(uint? second)
    {
        byte[] time = second is { } known ? Box("tfdt", 0, known * 100) : [];
        // Data behind the header of the data box; flags of the first sample; lengths of both.
        var length = (uint)(8 + 16 + 8 + 16 + time.Length + 32 + 8);
        return
        [
            .. Box("moof", Box("mfhd", 0, 1), Box("traf", Box("tfhd", 0x20000, 1), time, Box("trun", 0x205, 2, length, Sync, 30, 40))),
            .. Box("mdat", new byte[70]),
        ];
    }

    private static byte[] AtEnd(int first, int second)
    {
        var places = Box("tfra", Numbers(0, 1, 0, 2), Numbers(0, (uint)first), [1, 1, 1], Numbers(200, (uint)second), [1, 1, 1]);
        return Box("mfra", places, Box("mfro", 0, (uint)(8 + places.Length + 16)));
    }
}
