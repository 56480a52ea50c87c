using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.FakeServers.Jellyfin;

/// <summary>A device that waits for a user to approve it.</summary>
/// <param name="secret">Known to the device only.</param>
/// <param name="code">What the user types in.</param>
/// <param name="client">The device.</param>
/// <param name="at">When it began.</param>
internal sealed class QuickConnectRequest(string secret, string code, ClientInfo client, DateTimeOffset at)
{
    public string Secret => secret;

    public string Code => code;

    public ClientInfo Client => client;

    public DateTimeOffset At => at;

    public FakeUser? ApprovedBy { get; set; }
}
