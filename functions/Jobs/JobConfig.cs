using PreviewForge.Functions.Jobs.Retrying;
using PreviewForge.Functions.MediaServers.Catalog;

namespace PreviewForge.Functions.Jobs;

/// <summary>What a job was asked to do; stored with it and shown as its <c>config</c>.</summary>
public sealed record JobConfig
{
    public JobKind Kind { get; init; }

    /// <summary>Absolute paths of videos and folders, as submitted; of jobs of paths only.</summary>
    public IReadOnlyList<string> FilePaths { get; init; } = [];

    /// <summary>Ids of libraries; empty for all. Of jobs that list libraries.</summary>
    public IReadOnlyList<string> LibraryIds { get; init; } = [];

    /// <summary>Names of libraries, for callers that know no ids; empty for all.</summary>
    public IReadOnlyList<string> LibraryNames { get; init; } = [];

    /// <summary>Which videos come first, of jobs that list libraries.</summary>
    public ItemOrder Order { get; init; } = ItemOrder.Natural;

    /// <summary>How far back recently added goes, in hours, 0.25 to 720.</summary>
    public double LookbackHours { get; init; } = 1;

    /// <summary>True: outputs are made again even when they are fresh.</summary>
    public bool ForceGenerate { get; init; }

    /// <summary>Only this server gets outputs; null for all that own a video.</summary>
    public string? ServerId { get; init; }

    /// <summary>Of a retry: the job whose videos are tried again.</summary>
    public Guid? ParentJobId { get; init; }

    /// <summary>Of a retry: which try it is, from 1.</summary>
    public int RetryAttempt { get; init; }

    /// <summary>Of a retry: why it is made; null of those that were made before this was kept.</summary>
    public RetryReason? RetryReason { get; init; }

    /// <summary>True for a clean-up that only counts.</summary>
    public bool DryRun { get; init; }

    /// <summary>Who asked, in a word: <c>radarr</c>, <c>sonarr</c>, <c>plex</c>, <c>scheduled_recently_added</c>; empty for people.</summary>
    public string Source { get; init; } = "";

    /// <summary>Of a job of a schedule that lists recently added videos: the schedule. Such a job doesn't count as the schedule's own run.</summary>
    public string ScheduleId { get; init; } = "";
}
