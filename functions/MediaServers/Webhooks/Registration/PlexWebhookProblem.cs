namespace PreviewForge.Functions.MediaServers.Webhooks.Registration;

/// <summary>Why a webhook can't be registered, for programs; in snake case on the wire.</summary>
internal enum PlexWebhookProblem
{
    /// <summary>The server has no Plex token.</summary>
    MissingToken,

    /// <summary>No address that Plex could call.</summary>
    MissingUrl,

    /// <summary>Only accounts with Plex Pass have webhooks.</summary>
    PlexPassRequired,

    /// <summary>plex.tv does not know the token.</summary>
    Unauthorized,

    /// <summary>plex.tv can't be reached.</summary>
    NetworkError,

    /// <summary>plex.tv answered something else.</summary>
    Unknown,

    /// <summary>There is no such server, or it isn't a Plex.</summary>
    ServerNotFound,
}
