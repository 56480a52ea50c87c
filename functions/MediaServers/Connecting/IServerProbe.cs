namespace PreviewForge.Functions.MediaServers.Connecting;

/// <summary>Asks a server who it is.</summary>
public interface IServerProbe
{
    /// <exception cref="MediaServerException">It can't be asked; the message says why and what to do.</exception>
    Task<ServerInfo> AskAsync(CancellationToken cancellationToken);
}

/// <param name="Id">The server's own id; null when it doesn't say.</param>
/// <param name="Name">Its own name; null when it doesn't say.</param>
/// <param name="Version">As it writes it, such as <c>10.11.2</c>; null when it doesn't say.</param>
public sealed record ServerInfo(string? Id, string? Name, string? Version);
