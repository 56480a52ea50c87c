using PreviewForge.Contracts.Work;

namespace PreviewForge.Functions.MediaServers.Announcing;

/// <summary>Tells one server of files, and asks it afterwards what it makes of them.</summary>
public interface IAnnouncer
{
    /// <summary>Makes the server look at files that are new or changed; each folder or file once. Best effort: what fails is logged, and nothing is thrown.</summary>
    /// <param name="localPaths">Absolute paths of videos as the runner sees them.</param>
    /// <param name="cancellationToken">Stops between two requests.</param>
    Task NudgeAsync(IReadOnlyCollection<string> localPaths, CancellationToken cancellationToken);

    /// <summary>Makes the server look at files that are gone. Best effort, as <see cref="NudgeAsync"/>, which does it for servers that look at a folder as a whole.</summary>
    /// <param name="localPaths">Absolute paths of videos as the runner saw them.</param>
    /// <param name="cancellationToken">Stops between two requests.</param>
    Task TellGoneAsync(IReadOnlyCollection<string> localPaths, CancellationToken cancellationToken) => NudgeAsync(localPaths, cancellationToken);

    /// <summary>Nudges, registers, refreshes and verifies, in the vendor's order. May be called again for the same videos; throws nothing but cancellation.</summary>
    /// <returns>One outcome per video, in their order.</returns>
    Task<IReadOnlyList<AnnounceOutcome>> AnnounceAsync(IReadOnlyList<Announcement> videos, CancellationToken cancellationToken);
}

/// <summary>One video whose outputs are on disk.</summary>
/// <param name="Path">Absolute path as the runner sees it.</param>
/// <param name="ItemId">The server's id of the file; null when it isn't known.</param>
/// <param name="Outputs">The server's outputs of it; at least one.</param>
public sealed record Announcement(string Path, string? ItemId, IReadOnlyList<AnnouncedOutput> Outputs)
{
    /// <summary>Bytes of the video that the pictures were made of; 0 when unknown.</summary>
    public long SourceBytes { get; init; }

    /// <summary>True: the outputs were written just now. False: they were there, and the server is only asked, and told what it doesn't know.</summary>
    public bool IsNew { get; init; }

    /// <summary>True at the first call for these outputs: the server has not been nudged yet.</summary>
    public bool IsFirst { get; init; }
}

/// <param name="Plan">What was planned.</param>
/// <param name="Frames">Pictures in it; 0 when unknown.</param>
/// <param name="Width">Measured width of a picture in pixels; 0 when unknown.</param>
/// <param name="Height">Measured height of a picture in pixels; 0 when unknown.</param>
public sealed record AnnouncedOutput(OutputPlan Plan, int Frames, int Width, int Height);

/// <param name="State">How far it went.</param>
/// <param name="Reason">Why no further, and what to do, in a sentence for people; null when all is verified.</param>
/// <param name="ItemId">The server's id of the file, if it has come to be known.</param>
public sealed record AnnounceOutcome(AnnounceState State, string? Reason = null, string? ItemId = null);

/// <summary>How far an announcement went. In the API in snake case.</summary>
public enum AnnounceState
{
    /// <summary>The files are in place, and the server finds them by itself; it can't be asked whether it has.</summary>
    Published,

    /// <summary>The server took note of them; it can't be asked what it shows.</summary>
    Registered,

    /// <summary>The server was asked, and has them.</summary>
    Verified,

    /// <summary>Something is owed: ask again later.</summary>
    Pending,

    /// <summary>The server has deleted the outputs since they were written (a Jellyfin that took up a replaced video): they are to be written again.</summary>
    Gone,
}
