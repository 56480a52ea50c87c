namespace PreviewForge.EndToEnd.Chaos;

/// <summary>All that happens in a chaos run, made from a seed: the same seed makes the same plan. What it meets is up to the machine.</summary>
/// <param name="Webhooks">In the order of their times.</param>
/// <param name="Kills">In the order of their times.</param>
internal sealed record ChaosPlan(IReadOnlyList<PlannedWebhook> Webhooks, IReadOnlyList<PlannedKill> Kills)
{
    public static readonly IReadOnlyList<string> Sources = ["radarr", "sonarr", "sportarr", "custom", "incoming"];

    /// <param name="seed">Decides everything.</param>
    /// <param name="videos">How many videos there are; each is announced by one source, some of them twice.</param>
    /// <param name="length">Within this time everything begins.</param>
    public static ChaosPlan Of(int seed, int videos, TimeSpan length)
    {
        var random = new Random(seed);
        var webhooks = Enumerable.Range(0, videos).Select(video => new PlannedWebhook(Within(random, length), video, Sources[video % Sources.Count])).ToList();
        webhooks.AddRange(Enumerable.Range(0, videos / 10).Select(_ => webhooks[random.Next(videos)] with { At = Within(random, length) }));
        var kills = Enumerable.Range(0, 10).Select(_ => new PlannedKill(Within(random, length), "functions"))
            .Concat(Enumerable.Range(0, 5).Select(_ => new PlannedKill(Within(random, length), "runner")));
        return new ChaosPlan([.. webhooks.OrderBy(webhook => webhook.At)], [.. kills.OrderBy(kill => kill.At)]);
    }

    private static TimeSpan Within(Random random, TimeSpan length) => length * random.NextDouble();
}

/// <param name="At">After the beginning.</param>
/// <param name="Video">Number of the video, from 0.</param>
/// <param name="Source">Which program says so.</param>
internal sealed record PlannedWebhook(TimeSpan At, int Video, string Source);

/// <param name="At">After the beginning.</param>
/// <param name="Service">Name of the service.</param>
internal sealed record PlannedKill(TimeSpan At, string Service);
