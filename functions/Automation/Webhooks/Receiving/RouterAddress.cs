using PreviewForge.Functions.Automation.Webhooks.Payloads;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Automation.Webhooks.Receiving;

/// <summary>Finds out where an announcement comes from that came in at the address for all, or at that of one server.</summary>
internal static class RouterAddress
{
    /// <param name="settings">As they are now.</param>
    /// <param name="said">The announcement.</param>
    /// <param name="named">The server that the address names, which is on; null when it names none.</param>
    public static Address Of(AppSettings settings, Announcement said, MediaServerSettings? named)
    {
        Address address = said.Sender.Vendor() is { } vendor
            ? named is null ? Sent(settings, said, vendor) : SentTo(named, settings, said, vendor)
            : new Address { Origin = Keyed(settings, said, named) };
        return address with { PinnedServerId = named?.Id };
    }

    private static Address Sent(AppSettings settings, Announcement said, ServerType vendor) => SenderServers.Find(settings, vendor, said.ServerIdentity) is { } origin
        ? new Address { Origin = origin }
        : new Address { Refusal = $"could not match {vendor.Text()} webhook to a configured server" };

    private static Address SentTo(MediaServerSettings named, AppSettings settings, Announcement said, ServerType vendor)
    {
        if (named.Type != vendor)
        {
            return new Address { Refusal = $"server '{named.Id}' is no {vendor} server" };
        }

        return vendor == ServerType.Plex && IsOfAnother(named, settings, said.ServerIdentity)
            ? new Address { Refusal = "sent by another Plex server" }
            : new Address { Origin = named };
    }

    /// <summary>
    /// All servers of a Plex account call all of the account's addresses, so this may be meant for another of them, or for one that isn't configured here: its
    /// ids of items are something else on this one.
    /// </summary>
    private static bool IsOfAnother(MediaServerSettings named, AppSettings settings, string? sent)
        => named.ServerIdentity is { Length: > 0 } own && sent is not null
            ? !SenderServers.Same(own, sent)
            : SenderServers.Named(settings, ServerType.Plex, sent) is [var other] && other.Id != named.Id;

    /// <summary>Of those that are no servers only Tautulli names items, and these are Plex's.</summary>
    private static MediaServerSettings? Keyed(AppSettings settings, Announcement said, MediaServerSettings? named)
        => said.ItemId is null ? null
            : named is { Type: ServerType.Plex } ? named
            : SenderServers.Find(settings, ServerType.Plex, said.ServerIdentity);
}
