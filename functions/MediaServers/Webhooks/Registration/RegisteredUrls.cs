namespace PreviewForge.Functions.MediaServers.Webhooks.Registration;

/// <summary>Which addresses of an account's list are ours, and what the list becomes. Others' addresses stay, in their order.</summary>
internal static class RegisteredUrls
{
    /// <summary>The list with our address once, and without what it replaces: the same with another credential, Plex's own endpoint on the same host, and where this server was registered before.</summary>
    /// <param name="list">The list as it is.</param>
    /// <param name="server">The server.</param>
    /// <param name="url">Our address, without credential.</param>
    /// <param name="target">The address to register, with it.</param>
    public static IEnumerable<string> With(IReadOnlyList<string> list, PlexWebhookServer server, string url, string target)
    {
        string?[] replaced = [url, WebhookUrls.OriginOf(url) + WebhookUrls.PlexPath, server.Id is null ? null : server.LastUrl];
        IEnumerable<string> kept = list.Where(there => there == target || !replaced.Contains(WebhookUrls.BaseOf(there)));
        return list.Contains(target) ? kept : kept.Append(target);
    }

    /// <summary>The list without these addresses, whatever their credential.</summary>
    public static IEnumerable<string> Without(IReadOnlyList<string> list, IEnumerable<string> urls)
    {
        HashSet<string> gone = [.. urls.Select(WebhookUrls.BaseOf)];
        return list.Where(there => !gone.Contains(WebhookUrls.BaseOf(there)));
    }

    public static bool Contain(IReadOnlyList<string> list, IEnumerable<string> urls) => Without(list, urls).Count() < list.Count;
}
