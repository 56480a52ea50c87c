using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PreviewForge.GpuRunner.Extraction.Sparse;

namespace PreviewForge.Tests.Runner.Extraction.Sparse;

public class SlotPlanTests
{
    private static readonly TimeSpan NoBound = TimeSpan.FromDays(1);

    [Theory]
    [InlineData(new double[] { 0, 8, 16, 24 }, 10, 4, new[] { 0, 1, 2, 3 })]
    [InlineData(new double[] { 0, 10, 20 }, 10, 3, new[] { 0, 1, 2 })] // A keyframe at the slot's own time is the latest one before it.
    [InlineData(new double[] { 0, 10.001 }, 10, 2, new[] { 0, 0 })]
    [InlineData(new double[] { 3, 11 }, 10, 3, new[] { 0, 0, 1 })] // Before the first keyframe there is nothing, so it is shown.
    [InlineData(new double[] { 0, 1, 2, 3, 4 }, 2, 3, new[] { 0, 2, 4 })]
    [InlineData(new double[] { 5 }, 10, 1, new[] { 0 })]
    public void A_slot_shows_the_latest_keyframe_at_or_before_it(double[] keyframes, int interval, int slots, int[] expected)
    {
        var plan = Plan(keyframes, slots, interval, NoBound);

        Assert.Equal(expected, plan.ChosenOf.Select(chosen => plan.Chosen[chosen]));
        Assert.Empty(plan.Far);
    }

    [Fact]
    public void Slots_that_are_too_far_from_their_keyframe_are_grouped_by_the_gap_that_they_lie_in()
    {
        var plan = Plan([0, 8, 63, 70, 100], 12, 10, TimeSpan.FromSeconds(15));

        Assert.Equal([0, 1, 1, SlotPlan.None, SlotPlan.None, SlotPlan.None, SlotPlan.None, 2, 2, SlotPlan.None, 3, 3], plan.ChosenOf);
        Assert.Equal([0, 1, 3, 4], plan.Chosen);
        Assert.Equal([new FarSlots(3, 6, S(8)), new FarSlots(9, 9, S(70))], plan.Far);
        Assert.Equal(12, plan.AlignmentSeconds);
    }

    [Fact]
    public void Slots_long_before_the_first_keyframe_are_decoded_from_the_start() =>
        Assert.Equal([new FarSlots(0, 3, TimeSpan.Zero)], Plan([60], 7, 10, TimeSpan.FromSeconds(20)).Far);

    [Fact]
    public void Without_a_length_there_are_slots_as_far_as_there_are_keyframes() =>
        Assert.Equal(3, Plan([0, 29], null, 10, NoBound).ChosenOf.Count);

    [Fact]
    public void One_long_gap_is_decoded_by_itself_and_many_are_decoded_in_one_pass()
    {
        Assert.False(FarSlots.AreMost([new FarSlots(10, 20, S(90))], 360, 10));
        Assert.True(FarSlots.AreMost([new FarSlots(2, 359, S(0))], 360, 10));
        Assert.True(FarSlots.AreMost([.. Enumerable.Range(0, 100).Select(i => new FarSlots(i * 3, i * 3, S((i * 30) - 20)))], 360, 10));
    }

    [Property]
    public Property No_keyframe_of_a_slot_is_beyond_the_bound_and_none_is_chosen_in_vain() => Prop.ForAll(
        Gen.Choose(0, 5_000).NonEmptyListOf().Select(times => times.Distinct().Order().Select(ms => TimeSpan.FromMilliseconds(ms * 20)).ToList()).ToArbitrary(),
        Gen.Choose(1, 15).ToArbitrary(),
        Gen.Choose(0, 40).ToArbitrary(),
        (keyframes, interval, boundSeconds) =>
        {
            var plan = SlotPlan.Of(keyframes, 12, interval, S(boundSeconds));
            var near = plan.ChosenOf.Index().Where(slot => slot.Item is not SlotPlan.None).ToList();
            var far = plan.Far.SelectMany(gap => Enumerable.Range(gap.First, gap.Count)).ToList();

            Assert.All(near, slot => Assert.True((keyframes[plan.Chosen[slot.Item]] - S(slot.Index * interval)).Duration() <= S(boundSeconds)));
            Assert.All(near, slot => Assert.Equal(Math.Max(0, keyframes.FindLastIndex(k => k <= S(slot.Index * interval))), plan.Chosen[slot.Item]));
            Assert.Equal(Enumerable.Range(0, 12), near.Select(slot => slot.Index).Concat(far).Order());
            Assert.Equal(Enumerable.Range(0, plan.Chosen.Count), near.Select(slot => slot.Item).Distinct());
            Assert.True(plan.AlignmentSeconds <= boundSeconds);
        });

    private static SlotPlan Plan(double[] keyframes, int? slots, int interval, TimeSpan bound) => SlotPlan.Of([.. keyframes.Select(S)], slots, interval, bound);

    private static TimeSpan S(double seconds) => TimeSpan.FromSeconds(seconds);
}
