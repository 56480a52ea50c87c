using PreviewForge.Contracts.Work;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.Functions.MediaServers;

/// <summary>Says who wants previews of a video, and which.</summary>
public sealed class OutputPlanner
{
    private readonly IReadOnlyList<PlannedServer> _servers;
    private readonly int _interval;

    internal OutputPlanner(IReadOnlyList<PlannedServer> servers, int interval)
    {
        _servers = servers;
        _interval = interval;
    }

    /// <param name="video">Absolute path as the runner sees it.</param>
    public PlannedOutputs Plan(string video)
    {
        HashSet<string> owners = [.. Ownership.Of(video, _servers.Select(server => server.Folders)).Select(owner => owner.ServerId)];
        List<PlannedServer> willing = [.. _servers.Where(server => owners.Contains(server.Folders.Id) && !server.Excludes(video))];
        return new PlannedOutputs(
            [.. willing.SelectMany(server => server.Plan(video, _interval))],
            IsExcluded: owners.Count > 0 && willing.Count == 0);
    }
}

/// <param name="Plans">One entry per output; empty when nobody wants any.</param>
/// <param name="IsExcluded">True: every server that owns the video excludes it.</param>
public sealed record PlannedOutputs(IReadOnlyList<OutputPlan> Plans, bool IsExcluded)
{
    /// <summary>The servers that get outputs, in the order of the plans.</summary>
    public IReadOnlyList<string> Owners => [.. Plans.Select(plan => plan.ServerId).Distinct(StringComparer.Ordinal)];
}
