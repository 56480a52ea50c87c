namespace PreviewForge.Functions.MediaServers.Planning;

/// <summary>Says who wants previews of videos, and which.</summary>
public sealed class VideoPlanner
{
    private readonly IReadOnlyList<PlannedServer> _servers;

    internal VideoPlanner(IReadOnlyList<PlannedServer> servers) => _servers = servers;

    /// <summary>One entry per video, in their order. Each server is asked once for all of its videos, all servers at the same time.</summary>
    public async Task<IReadOnlyList<PlannedVideo>> PlanAsync(IReadOnlyList<VideoCandidate> videos, CancellationToken cancellationToken)
    {
        Dictionary<string, ServerPlan>[] plans = [.. videos.Select(_ => new Dictionary<string, ServerPlan>())];
        bool[] isOwned = new bool[videos.Count];
        List<(PlannedServer Server, List<int> Wanted)> questions = [.. _servers.Select(server => (server, Wanted(server, videos, isOwned)))];
        IReadOnlyList<ServerPlan>[] answers = await Task.WhenAll(
            questions.Select(question => question.Server.PlanAsync([.. question.Wanted.Select(index => videos[index])], cancellationToken)));
        foreach (((PlannedServer server, List<int> wanted), IReadOnlyList<ServerPlan> answer) in questions.Zip(answers))
        {
            foreach ((int index, ServerPlan plan) in wanted.Zip(answer))
            {
                plans[index][server.Id] = plan;
            }
        }

        return [.. videos.Select((video, index) => new PlannedVideo(video, plans[index], isOwned[index] && plans[index].Count == 0))];
    }

    /// <summary>Ids of the servers whose enabled libraries hold the path.</summary>
    public IEnumerable<string> OwnersOf(string path) => _servers.Where(server => server.Owns(path)).Select(server => server.Id);

    private static List<int> Wanted(PlannedServer server, IReadOnlyList<VideoCandidate> videos, bool[] isOwned)
    {
        List<int> wanted = [];
        for (int index = 0; index < videos.Count; index++)
        {
            if (server.Owns(videos[index]))
            {
                isOwned[index] = true;
                if (!server.Excludes(videos[index].Path))
                {
                    wanted.Add(index);
                }
            }
        }

        return wanted;
    }
}
