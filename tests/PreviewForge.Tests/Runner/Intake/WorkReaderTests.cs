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

    [Fact]
    public void A_target_below_its_required_folder_is_right() =>
        Understood(JsonSerializer.Serialize<WorkMessage>(
            Works.Extract(plans: [Works.Bif("/plex/Media/b.bif") with { RequiredFolder = "/plex/" }, Works.Bif("/b.bif") with { RequiredFolder = "/" }]),
            Wire.Default.WorkMessage));

    [Fact]
    public void A_sweep_needs_no_frame_options()
    {
        var work = Assert.IsType<SweepWork>(Understood("""
            {"kind":"sweep","dispatchId":"11111111-1111-1111-1111-111111111111","jobId":"22222222-2222-2222-2222-222222222222","roots":["/m"],"dryRun":true}
            """));

        Assert.Equal((true, "/m"), (work.DryRun, Assert.Single(work.Roots)));
    }

    [Fact]
    public void A_probe_without_frame_options_is_still_not_understood() => Assert.IsType<ReadWork.NotUnderstood>(WorkReader.Read(
        JsonSerializer.Serialize<WorkMessage>(Works.Probe(), Wire.Default.WorkMessage).Replace("\"frames\"", "\"other\"", StringComparison.Ordinal)));

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
        { "required folder is no absolute path", Works.Extract(plans: Works.Bif("/a/b.bif") with { RequiredFolder = "a" }) },
        { "required folder is no absolute path", Works.Extract(plans: Works.Bif("/a/b.bif") with { RequiredFolder = "" }) },
        { "not below its required folder", Works.Extract(plans: Works.Bif("/plexes/b.bif") with { RequiredFolder = "/plex" }) },
        { "not below its required folder", Works.Extract(plans: Works.Bif("/plex/../etc/b.bif") with { RequiredFolder = "/plex" }) },
        { "not below its required folder", Works.Extract(plans: Works.Bif("/plex") with { RequiredFolder = "/plex" }) },
        { "no root", Works.Sweep() with { Roots = [] } },
        { "65 roots", Works.Sweep([.. Enumerable.Repeat("/m", 65)]) },
        { "root without an absolute path", Works.Sweep("/m", "films") },
        { "root without an absolute path", Works.Sweep("/m\0") },
        { "root without an absolute path", Works.Sweep("/m", null!) },
        { "whole file system", Works.Sweep("/m/..") },
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
