using System.Text.Json;
using PreviewForge.Contracts;
using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Runners;
using PreviewForge.Contracts.Work;

namespace PreviewForge.Tests.Contracts;

public sealed class WireTests
{
    private static readonly Guid Id = Guid.Parse("11111111-2222-3333-4444-555555555555");

    private const string ProbeJson =
        """{"kind":"probe","items":[{"itemId":7,"path":"/m/Foo.mkv","plans":[{"serverId":"s","format":"webVtt","target":"/m/Foo.previews/320-10.vtt","width":320,"intervalSeconds":10}]}],"schemaVersion":1,"dispatchId":"11111111-2222-3333-4444-555555555555","jobId":"11111111-2222-3333-4444-555555555555","force":false,"frames":{"quality":4,"toneMap":"hable"}}""";

    [Fact]
    public void A_probe_is_written_as_older_readers_know_it() =>
        Assert.Equal(ProbeJson, JsonSerializer.Serialize(Probe(), Wire.Default.WorkMessage));

    [Fact]
    public void Every_kind_of_message_is_read_back()
    {
        AssertRoundTrip(Probe());
        AssertRoundTrip(new ExtractWork { DispatchId = Id, JobId = Id, Force = true, Frames = new FrameOptions(2, ToneMap.Mobius), Item = Item(7) });
        AssertRoundTrip(new ExtractWork
        {
            DispatchId = Id, JobId = Id, Frames = new FrameOptions(),
            Item = new(7, "/m/Foo.mkv", [new OutputPlan("s", OutputFormat.Bif, "/plex/a.bif", 320, 10) { RequiredFolder = "/plex" }]),
        });
        AssertRoundTrip(new SweepWork { DispatchId = Id, JobId = Id, Roots = ["/m", "/n"], DryRun = true });
        AssertRoundTrip(new SweepResult
        {
            DispatchId = Id, JobId = Id, RunnerId = "r", DryRun = true, Folders = 1, UnreadableFolders = 2, Videos = 3, Previews = 4, Orphans = 5,
            Removed = 6, NotRemoved = 7, Problem = "p", Bytes = 1L << 40, Paths = ["/m/a-320-10.bif"], Refusal = new(SweepStop.TooManyOrphans, "why"),
        });
        AssertRoundTrip(new ProbeResult { DispatchId = Id, JobId = Id, RunnerId = "r", Items = [new(7, ProbeVerdict.SourceMissing, "gone")] });
        AssertRoundTrip(new ExtractResult
        {
            DispatchId = Id,
            JobId = Id,
            RunnerId = "r",
            ItemId = 7,
            Outcome = ExtractOutcome.Published,
            Source = FrameSource.CacheHit,
            Plans = [new("s", OutputFormat.Bif, PlanStatus.Published, null, "/m/a.bif", 320, 180, 12)],
        });
    }

    [Fact]
    public void A_sweep_carries_nothing_of_previews() => Assert.Equal(
        """{"kind":"sweep","roots":["/m"],"dryRun":false,"schemaVersion":1,"dispatchId":"11111111-2222-3333-4444-555555555555","jobId":"11111111-2222-3333-4444-555555555555"}""",
        JsonSerializer.Serialize<WorkMessage>(new SweepWork { DispatchId = Id, JobId = Id, Roots = ["/m"] }, Wire.Default.WorkMessage));

    [Theory]
    [InlineData(JobPriority.High, QueueNames.ProbeHigh, QueueNames.ExtractHigh)]
    [InlineData(JobPriority.Normal, QueueNames.ProbeNormal, QueueNames.ExtractNormal)]
    [InlineData(JobPriority.Low, QueueNames.ProbeLow, QueueNames.ExtractLow)]
    public void Sweeps_go_the_way_of_probes(JobPriority priority, string probes, string extracts)
    {
        var extract = new ExtractWork { DispatchId = Id, JobId = Id, Frames = new FrameOptions(), Item = Item(7) };

        Assert.Equal(probes, QueueNames.For(priority, new SweepWork { DispatchId = Id, JobId = Id, Roots = ["/m"] }));
        Assert.Equal(probes, QueueNames.For(priority, Probe()));
        Assert.Equal(extracts, QueueNames.For(priority, extract));
    }

    [Fact]
    public void Blobs_are_read_back()
    {
        var heartbeat = new Heartbeat
        {
            RunnerId = "r",
            Version = "1",
            Host = "h",
            StartedAt = DateTimeOffset.UnixEpoch,
            WrittenAt = DateTimeOffset.UnixEpoch,
            Holding = [Id],
            Workers = [new WorkerState { Id = 1, Kind = WorkerKind.Gpu, Name = "GPU Worker 1", Current = new CurrentWork(Id, 7, "/m/a.mkv", "Extracting", 12.5, 30, 4) }],
        };
        var desired = new DesiredState { Paused = true, CancelledJobs = [Id], CpuWorkers = 2, GpuWorkers = new Dictionary<string, int> { ["cuda:0"] = 1 } };

        Assert.Equivalent(heartbeat, JsonSerializer.Deserialize(JsonSerializer.Serialize(heartbeat, Wire.Default.Heartbeat), Wire.Default.Heartbeat), strict: true);
        Assert.Equivalent(desired, JsonSerializer.Deserialize(JsonSerializer.Serialize(desired, Wire.Default.DesiredState), Wire.Default.DesiredState), strict: true);
    }

    [Fact]
    public void Members_that_are_unknown_are_ignored_wherever_they_are() =>
        Assert.Equivalent(Probe(), Read(ProbeJson.Replace("\"quality\":4", "\"quality\":4,\"new\":{\"a\":[1]}", StringComparison.Ordinal)
            .Replace("\"itemId\":7", "\"new\":null,\"itemId\":7", StringComparison.Ordinal)
            .Replace("\"force\":false", "\"force\":false,\"new\":true", StringComparison.Ordinal)));

    [Fact]
    public void The_kind_may_stand_anywhere() =>
        Assert.Equivalent(Probe(), Read(ProbeJson.Replace("\"kind\":\"probe\",", "", StringComparison.Ordinal)[..^1] + ",\"kind\":\"probe\"}"));

    [Fact]
    public void Enums_are_read_in_any_case() =>
        Assert.Equivalent(Probe(), Read(ProbeJson.Replace("webVtt", "WebVTT", StringComparison.Ordinal).Replace("hable", "Hable", StringComparison.Ordinal)));

    [Fact]
    public void The_kind_of_a_newer_sender_is_named_in_the_failure() =>
        Assert.Contains("transcode", Assert.Throws<JsonException>(() => Read(ProbeJson.Replace("\"probe\"", "\"transcode\"", StringComparison.Ordinal))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"jobId\":", "\"jib\":")]
    [InlineData("\"kind\":\"probe\",", "")]
    [InlineData("\"format\":\"webVtt\"", "\"format\":\"hologram\"")]
    [InlineData("\"format\":\"webVtt\"", "\"format\":2")]
    [InlineData("\"itemId\":7", "\"itemId\":99999999999999999999")]
    [InlineData("\"itemId\":7", "\"itemId\":NaN")]
    [InlineData("}]}]", "")]
    public void A_message_that_lacks_or_garbles_what_is_needed_fails_cleanly(string right, string wrong)
    {
        Assert.Contains(right, ProbeJson, StringComparison.Ordinal);
        Assert.ThrowsAny<Exception>(() => Read(ProbeJson.Replace(right, wrong, StringComparison.Ordinal)) ?? throw new JsonException())
            .AssertIsCleanRefusal();
    }

    [Fact]
    public void A_message_nested_ten_thousand_deep_fails_cleanly() =>
        Assert.Throws<JsonException>(() => Read(ProbeJson[..^1] + ",\"x\":" + new string('[', 10_000) + new string(']', 10_000) + "}"));

    [Fact]
    public void A_message_of_a_newer_schema_still_tells_its_schema() =>
        Assert.Equal(9, Read(ProbeJson.Replace("\"schemaVersion\":1", "\"schemaVersion\":9", StringComparison.Ordinal))!.SchemaVersion);

    [Theory]
    [InlineData("nfd e\u0301 日本 🎬")]
    [InlineData("quote\" back\\slash new\nline %06d -i")]
    public void Odd_names_survive(string name)
    {
        var work = Probe() with { Items = [Item(1) with { Path = $"/m/{name}.mkv" }] };

        Assert.Equal($"/m/{name}.mkv", Assert.IsType<ProbeWork>(Read(JsonSerializer.Serialize(work, Wire.Default.WorkMessage))).Items[0].Path);
    }

    [Fact]
    public void Base64_of_the_longest_message_fits_into_a_queue_message() => Assert.Equal(64 * 1024, (Wire.MaxMessageBytes + 2) / 3 * 4);

    internal static WorkItem Item(long id, string path = "/m/Foo.mkv") =>
        new(id, path, [new OutputPlan("s", OutputFormat.WebVtt, "/m/Foo.previews/320-10.vtt", 320, 10)]);

    internal static ProbeWork Probe() => new() { DispatchId = Id, JobId = Id, Frames = new FrameOptions(), Items = [Item(7)] };

    private static WorkMessage? Read(string json) => JsonSerializer.Deserialize(json, Wire.Default.WorkMessage);

    private static void AssertRoundTrip(WorkMessage message) =>
        Assert.Equivalent(message, Read(JsonSerializer.Serialize(message, Wire.Default.WorkMessage)), strict: true);

    private static void AssertRoundTrip(RunnerResult result) => Assert.Equivalent(
        result, JsonSerializer.Deserialize(JsonSerializer.Serialize(result, Wire.Default.RunnerResult), Wire.Default.RunnerResult), strict: true);
}
