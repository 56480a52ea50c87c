using PreviewForge.GpuRunner.Extraction.Ladder;
using PreviewForge.GpuRunner.Extraction.Pictures;

namespace PreviewForge.Tests.Runner.Extraction.Ladder;

public class KeyframeHarvestTests
{
    [Fact]
    public void Of_keyframes_between_two_slots_only_the_last_is_kept()
    {
        var harvest = Gather(sizes: 1, [(0, 0.5), (0, 3), (0, 9), (0, 10), (0, 12), (0, 19.9), (0, 31), (0, 32), (0, 33)]);

        Assert.Equal([0.5, 10, 19.9, 33], harvest.Finish()!.Select(kept => kept.Time.TotalSeconds));
        Assert.Equal(9, harvest.Seen);
    }

    [Fact]
    public void A_keyframe_is_kept_in_every_size()
    {
        var kept = Gather(sizes: 2, [(0, 0), (1, 0), (0, 10), (1, 10)]).Finish()!;

        Assert.Equal([2, 2], kept.Select(keyframe => keyframe.Shot.Pictures.Distinct().Count()));
    }

    [Fact]
    public void Sizes_that_differ_in_what_they_have_are_not_trusted() => Assert.Null(Gather(sizes: 2, [(0, 0), (1, 0), (0, 10)]).Finish());

    [Fact]
    public void Time_that_goes_back_is_passed_over() =>
        Assert.Equal([0.0, 20], Gather(sizes: 1, [(0, 0), (0, 20), (0, 10), (0, 20)]).Finish()!.Select(kept => kept.Time.TotalSeconds));

    [Fact]
    public void Nothing_gives_nothing() => Assert.Empty(Gather(sizes: 1, []).Finish()!);

    private static KeyframeHarvest Gather(int sizes, (int Track, double Time)[] pictures)
    {
        var harvest = new KeyframeHarvest(new PictureStore("/not/needed"), sizes, TimeSpan.FromSeconds(10));
        foreach (var (track, time) in pictures)
        {
            harvest.Add(new Picture(track, TimeSpan.FromSeconds(time), new byte[] { 1 }));
        }

        return harvest;
    }
}
