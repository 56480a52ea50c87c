using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PreviewForge.Contracts;
using PreviewForge.Contracts.Work;

namespace PreviewForge.Tests.Contracts;

public sealed class WorkBatcherTests
{
    [Property(MaxTest = 50)]
    public Property Every_message_keeps_the_limits_and_no_item_is_lost_or_moved() => Prop.ForAll(
        Gen.Choose(0, 700).ToArbitrary(),
        Gen.Choose(1, 900).ToArbitrary(),
        Gen.Elements("x", "é", "日", "\"").ToArbitrary(),
        (count, length, letter) =>
        {
            var items = Enumerable.Range(0, count).Select(i => Item(i, string.Concat(Enumerable.Repeat(letter, length * (i % 3) / 2)))).ToList();
            var messages = Pack(items);

            Assert.All(messages, message => Assert.InRange(SizeOf(message), 1, Wire.MaxMessageBytes));
            Assert.All(messages, message => Assert.InRange(message.Items.Count, 1, ProbeWork.MaxItems));
            Assert.Equal(items, messages.SelectMany(message => message.Items));
            Assert.Equal(messages.Count, messages.Select(message => message.DispatchId).Distinct().Count());
        });

    [Fact]
    public void Short_items_travel_two_hundred_at_a_time() =>
        Assert.Equal([200, 200, 1], Pack(Enumerable.Range(0, 401).Select(i => Item(i, ""))).Select(message => message.Items.Count));

    [Fact]
    public void A_message_is_filled_to_its_limit_before_the_next_is_begun()
    {
        var messages = Pack(Enumerable.Range(0, 40).Select(i => Item(i, new string('x', 2_000))));

        Assert.All(messages.SkipLast(1), message => Assert.InRange(SizeOf(message), Wire.MaxMessageBytes - 2_500, Wire.MaxMessageBytes));
    }

    [Fact]
    public void An_item_that_fits_into_no_message_is_refused_by_its_number()
    {
        var e = Assert.Throws<ArgumentException>(() => Pack([Item(1, ""), Item(42, new string('x', 50_000))]));

        Assert.Contains("Item 42", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_message_carries_what_the_envelope_says() =>
        Assert.All(Pack([Item(1, "")], WireTests.Probe() with { Force = true, Frames = new FrameOptions(9) }), message =>
        {
            Assert.True(message.Force);
            Assert.Equal(9, message.Frames.Quality);
        });

    [Fact]
    public void Probes_and_extractions_have_queues_of_their_own()
    {
        var extract = new ExtractWork { DispatchId = default, JobId = default, Frames = new FrameOptions(), Item = Item(1, "") };
        JobPriority[] byUrgency = [JobPriority.High, JobPriority.Normal, JobPriority.Low];

        Assert.Equal(QueueNames.ProbesByPriority, byUrgency.Select(priority => QueueNames.For(priority, WireTests.Probe())));
        Assert.Equal(QueueNames.ExtractsByPriority, byUrgency.Select(priority => QueueNames.For(priority, extract)));
    }

    private static WorkItem Item(int id, string name) => WireTests.Item(id, $"/m/{name}.mkv");

    private static List<ProbeWork> Pack(IEnumerable<WorkItem> items, ProbeWork? envelope = null) =>
        [.. WorkBatcher.Pack(envelope ?? WireTests.Probe(), items, Guid.NewGuid)];

    private static int SizeOf(WorkMessage message) => JsonSerializer.SerializeToUtf8Bytes(message, Wire.Default.WorkMessage).Length;
}
