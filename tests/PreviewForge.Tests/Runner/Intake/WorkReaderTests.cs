using System.Text;
using System.Text.Json;
using PreviewForge.Contracts;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Intake;
using PreviewForge.Tests.Runner.Fakes;

namespace PreviewForge.Tests.Runner.Intake;

public class WorkReaderTests
{
    [Fact]
    public void Base64_and_plain_bodies_read_the_same()
    {
        var work = Works.Extract();
        var json = JsonSerializer.Serialize(work, Wire.Default.WorkMessage);

        Assert.Equal(work.DispatchId, Understood(json).DispatchId);
        Assert.Equal(work.DispatchId, Understood($"\n {json} ").DispatchId);
        Assert.Equal(work.DispatchId, Understood(Convert.ToBase64String(Encoding.UTF8.GetBytes(json))).DispatchId);
    }

    [Fact]
    public void Members_that_are_not_known_are_ignored()
    {
        var json = JsonSerializer.Serialize(Works.Probe(), Wire.Default.WorkMessage);

        Assert.IsType<ProbeWork>(Understood(json[..^1] + ",\"later\":{\"x\":[1]}}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"kind\":\"extract\"}")]
    [InlineData("{\"kind\":\"explode\"}")]
    [InlineData("bm90IGpzb24=")]
    [InlineData("\u0000\u0001")]
    public void Nonsense_is_not_understood_and_has_nobody_to_answer(string body) =>
        Assert.Null(Assert.IsType<ReadWork.NotUnderstood>(WorkReader.Read(body)).Ids);

    [Fact]
    public void Deep_nesting_is_not_understood() =>
        Assert.IsType<ReadWork.NotUnderstood>(WorkReader.Read(new string('[', 100_000)));

    [Fact]
    public void A_plan_of_unknown_format_is_answered_to_its_sender()
    {
        var work = Works.Extract();
        var json = JsonSerializer.Serialize(work, Wire.Default.WorkMessage).Replace("\"Bif\"", "\"Hologram\"", StringComparison.OrdinalIgnoreCase);

        var ids = Assert.IsType<ReadWork.NotUnderstood>(WorkReader.Read(json)).Ids;

        Assert.Equal((work.DispatchId, work.JobId, AnswerKind.Extract), (ids!.DispatchId, ids.JobId, ids.Kind));
        Assert.Equal([1L], ids.ItemIds);
    }

    public static TheoryData<string, WorkMessage> BrokenRules() => new()
    {
        { "no absolute path", Works.Extract(path: "relative.mkv") },
        { "no absolute path", Works.Extract(path: "/m/a\0b.mkv") },
        { "without an absolute path", Works.Extract(plans: Works.Bif("../a.bif")) },
        { "width 15", Works.Extract(plans: Works.Bif("/a.bif", width: 15)) },
        { "width 321", Works.Extract(plans: Works.Bif("/a.bif", width: 321)) },
        { "interval 0", Works.Extract(plans: Works.Bif("/a.bif", interval: 0)) },
        { "interval 61", Works.Extract(plans: Works.Bif("/a.bif", interval: 61)) },
        { "quality 0", Works.Extract() with { Frames = new FrameOptions(0) } },
        { "no output plan", Works.Extract() with { Item = new WorkItem(5, "/m/a.mkv", []) } },
        { "no item", Works.Probe() with { Items = [] } },
    };

    [Theory]
    [MemberData(nameof(BrokenRules), DisableDiscoveryEnumeration = true)]
    public void What_work_relies_on_is_checked(string reason, WorkMessage work)
    {
        var read = WorkReader.Read(JsonSerializer.Serialize(work, Wire.Default.WorkMessage));

        Assert.Contains(reason, Assert.IsType<ReadWork.NotUnderstood>(read).Reason);
    }

    private static WorkMessage Understood(string body) => Assert.IsType<ReadWork.Understood>(WorkReader.Read(body)).Work;
}
