using PreviewForge.Contracts.Work;

namespace PreviewForge.Tests.Runner.Fakes;

/// <summary>Work messages where only what matters to a test is said.</summary>
internal static class Works
{
    public static ExtractWork Extract(Guid? job = null, string path = "/m/a.mkv", params OutputPlan[] plans) => new()
    {
        DispatchId = Guid.NewGuid(),
        JobId = job ?? Guid.NewGuid(),
        Frames = new FrameOptions(),
        Item = new WorkItem(1, path, plans is [] ? [Bif("/m/a.bif")] : plans),
    };

    public static ProbeWork Probe(params WorkItem[] items) => new()
    {
        DispatchId = Guid.NewGuid(),
        JobId = Guid.NewGuid(),
        Frames = new FrameOptions(),
        Items = items is [] ? [new WorkItem(1, "/m/a.mkv", [Bif("/m/a.bif")])] : items,
    };

    public static SweepWork Sweep(params string[] roots) =>
        new() { DispatchId = Guid.NewGuid(), JobId = Guid.NewGuid(), Roots = roots is [] ? ["/m"] : roots };

    public static OutputPlan Bif(string target, int width = 320, int interval = 10) => new("s", OutputFormat.Bif, target, width, interval);
}
