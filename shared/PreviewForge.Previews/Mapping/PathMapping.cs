namespace PreviewForge.Previews.Mapping;

/// <summary>One folder under the names that three parties have for it.</summary>
/// <param name="RemotePrefix">As the media server sees it.</param>
/// <param name="LocalPrefix">As the runner sees it.</param>
/// <param name="WebhookPrefixes">As senders of webhooks (Sonarr, Radarr) see it; may be empty.</param>
public sealed record PathMapping(string RemotePrefix, string LocalPrefix, IReadOnlyList<string> WebhookPrefixes);
