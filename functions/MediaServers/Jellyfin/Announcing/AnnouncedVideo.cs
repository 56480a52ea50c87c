using PreviewForge.Functions.MediaServers.Announcing;
using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;

namespace PreviewForge.Functions.MediaServers.Jellyfin.Announcing;

/// <summary>One video on its way through an announcement.</summary>
internal sealed class AnnouncedVideo(Announcement video)
{
    public Announcement Video => video;

    /// <summary>The version's id; null while it isn't known.</summary>
    public string? ItemId { get; set; } = string.IsNullOrWhiteSpace(video.ItemId) ? null : ItemIds.Normalize(video.ItemId);

    /// <summary>What the server said of it last; null when it doesn't know the id.</summary>
    public ItemState? State { get; set; }

    /// <summary>It was registered in this very announcement.</summary>
    public bool IsRegistered { get; set; }

    public AnnounceOutcome? Outcome { get; private set; }

    public bool IsOpen => Outcome is null;

    /// <summary>The server has taken up the file that the pictures were made of, as far as sizes tell.</summary>
    public bool IsTakenUp => State is { } state && (state.Size is not { } size || video.SourceBytes == 0 || size == video.SourceBytes);

    /// <summary>Outputs of which the server shows nothing, or something else.</summary>
    public IEnumerable<AnnouncedOutput> Owed => video.Outputs.Where(output => RowCheck.WhyWrong(output, State?.RowOf(output), IsRegistered) is not null);

    public bool HasRows => video.Outputs.All(output => State?.RowOf(output) is not null);

    public void Settle(AnnounceState state, string? reason = null) => Outcome ??= new AnnounceOutcome(state, reason, ItemId);

    public void Wait(string reason) => Settle(AnnounceState.Pending, reason);
}
