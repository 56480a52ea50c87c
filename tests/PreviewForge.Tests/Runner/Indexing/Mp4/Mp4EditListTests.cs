using static PreviewForge.Tests.Runner.Indexing.Mp4.Boxes;

namespace PreviewForge.Tests.Runner.Indexing.Mp4;

/// <summary>Edit lists; sound without one begins at zero, so that what delays the picture shows.</summary>
public class Mp4EditListTests
{
    private static readonly byte[] Sound = new CraftedTrack { Id = 2, Handler = "soun" }.Build();

    [Fact]
    public async Task A_list_may_skip_the_beginning() => Assert.Equal([2], await SecondsAsync((4000, 100)));

    [Fact]
    public async Task Reordered_pictures_begin_at_zero() =>
        Assert.Equal([0, 3], await SecondsAsync(new CraftedTrack { Offsets = Table("ctts", 1, 5, 200), Edits = CraftedTrack.EditList((5000, 200)) }));

    [Fact]
    public async Task A_part_begins_with_its_first_whole_picture() => Assert.Equal([1], await SecondsAsync((4000, 150)));

    [Fact]
    public async Task Keyframes_behind_the_end_are_cut_out() => Assert.Equal([0], await SecondsAsync((2500, 0)));

    [Fact]
    public async Task Nothing_may_be_shown_at_first() => Assert.Equal([0.5, 3.5], await SecondsAsync((300, -1), (200, -1), (5000, 0)));

    [Fact]
    public async Task Parts_follow_each_other_in_the_order_of_the_list() => Assert.Equal([0, 2], await SecondsAsync((2000, 300), (2000, 0)));

    [Fact]
    public async Task A_keyframe_may_be_shown_twice() => Assert.Equal([0, 1], await SecondsAsync((1000, 0), (1000, 0)));

    [Fact]
    public async Task A_part_without_duration_goes_to_the_end() => Assert.Equal([2], await SecondsAsync((0, 100)));

    [Fact]
    public async Task Nothing_in_the_middle_can_not_be_followed() => Assert.Contains(
        "edit list with 3 segments",
        await ReasonAsync(new CraftedTrack { Edits = CraftedTrack.EditList((1000, 0), (1000, -1), (1000, 300)) }.File));

    [Fact]
    public async Task More_parts_than_a_film_has_can_not_be_followed() => Assert.Contains(
        "edit list with 500 segments",
        await ReasonAsync(new CraftedTrack { Edits = CraftedTrack.EditList([.. Enumerable.Repeat((1000u, 0), 500)]) }.File));

    private static Task<IReadOnlyList<double>> SecondsAsync(params (uint, int)[] parts) =>
        SecondsAsync(new CraftedTrack { Edits = CraftedTrack.EditList(parts) });

    private static async Task<IReadOnlyList<double>> SecondsAsync(CraftedTrack track) =>
        [.. (await KeyframesAsync(Boxes.File([track.Build(), Sound]))).Select(keyframe => keyframe.Time.TotalSeconds)];
}
