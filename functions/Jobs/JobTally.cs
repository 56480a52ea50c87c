using System.Text.Json.Serialization;
using PreviewForge.Contracts.Results;

namespace PreviewForge.Functions.Jobs;

/// <summary>What has become of a job's videos.</summary>
public sealed record JobTally
{
    /// <summary>All videos of the job.</summary>
    public int Total { get; init; }

    /// <summary>Those with an outcome.</summary>
    public int Done { get; init; }

    /// <summary>Those worth another try: a server owes something for them or is not ready, the file was not there, or nobody owns it yet.</summary>
    public int Owed { get; init; }

    /// <summary>Of these, those that only wait for a server.</summary>
    public int Waiting { get; init; }

    /// <summary>Why libraries could not be listed to their end, a sentence for each; their other videos are unknown.</summary>
    public IReadOnlyList<string> Unlisted { get; init; } = [];

    /// <summary>True: webhooks told this job of nothing but files that are gone, so there is nothing to make.</summary>
    public bool IsDeletionsOnly { get; init; }

    public IReadOnlyDictionary<ItemOutcome, int> Outcomes { get; init; } = new Dictionary<ItemOutcome, int>();

    public IReadOnlyList<ServerTally> Servers { get; init; } = [];

    /// <summary>Videos that wait to be extracted, by their owners as the items have them. Not kept with the job: at its end there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, int> Ready { get; init; } = new Dictionary<string, int>();

    /// <summary>Those that no media server wants.</summary>
    [JsonIgnore]
    public int Unowned => Of(ItemOutcome.NoMediaParts) + Of(ItemOutcome.UnresolvedVendor);

    public int Of(ItemOutcome outcome) => Outcomes.GetValueOrDefault(outcome);
}

/// <param name="ServerId">The server.</param>
/// <param name="Counts">Videos by status.</param>
/// <param name="Sources">Of those that have outputs now: videos by where their pictures came from.</param>
public sealed record ServerTally(
    string ServerId, IReadOnlyDictionary<PublishStatus, int> Counts, IReadOnlyDictionary<FrameSource, int> Sources);
