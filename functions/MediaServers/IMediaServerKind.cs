using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers;

/// <summary>One vendor.</summary>
public interface IMediaServerKind
{
    ServerType Type { get; }

    /// <summary>Makes what talks to one server. Nothing is sent yet.</summary>
    /// <param name="server">The server as the settings have it; it is enabled, or somebody is about to save it.</param>
    /// <param name="interval">Seconds between two pictures where the server doesn't say otherwise, 1 to 60.</param>
    ServerConnection Connect(MediaServerSettings server, int interval);
}
