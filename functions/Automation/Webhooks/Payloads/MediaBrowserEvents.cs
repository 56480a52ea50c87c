namespace PreviewForge.Functions.Automation.Webhooks.Payloads;

/// <summary>The events of Emby and Jellyfin.</summary>
internal static class MediaBrowserEvents
{
    /// <param name="name">The event, in any case.</param>
    /// <param name="itemType">What kind of item it is about; null when the payload doesn't say.</param>
    public static EventMeaning MeaningOf(string name, string? itemType) => name.ToUpperInvariant() switch
    {
        "LIBRARY.NEW" or "ITEMADDED" => VideoTypes.IsOther(itemType) ? EventMeaning.NoVideo : EventMeaning.News,
        "SYSTEM.NOTIFICATIONTEST" or "SYSTEM.WEBHOOKTEST" => EventMeaning.Test,
        _ => EventMeaning.Irrelevant,
    };
}
