using PreviewForge.Functions.Jobs.Pausing;

namespace PreviewForge.Functions.Automation.Playback;

/// <summary>What was found at one look.</summary>
public sealed record PlaybackLook
{
    /// <summary>True while a server has the switch on; else there is nothing to watch for, now and later.</summary>
    public required bool IsWanted { get; init; }

    /// <summary>True when servers were asked, because a job runs or waits to be let in.</summary>
    public required bool IsWatching { get; init; }

    /// <summary>Servers on which somebody watches.</summary>
    public IReadOnlyList<HeldServer> Playing { get; init; } = [];

    /// <summary>How often in a row servers could not be asked, by id; those that answered are left out.</summary>
    public IReadOnlyDictionary<string, int> Failures { get; init; } = new Dictionary<string, int>();
}
