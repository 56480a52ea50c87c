namespace PreviewForge.FakeServers.Plex.Tv;

/// <summary>Names under which <see cref="FakePlexTv"/> counts its calls.</summary>
public static class PlexTvCalls
{
    public const string CreatePin = "POST /api/v2/pins";
    public const string Pin = "GET /api/v2/pins/{id}";
    public const string Resources = "GET /api/v2/resources";
    public const string User = "GET /api/v2/user";
    public const string Webhooks = "GET /api/v2/user/webhooks";
    public const string SetWebhooks = "POST /api/v2/user/webhooks";
}
