using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Registry;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Probing;

/// <summary>Opens a configured server for a route that contacts it. A disabled server is never contacted.</summary>
public sealed class ServerAccess(SettingsStore settings, ServerConnections connections)
{
    /// <param name="id">As it stands in the path.</param>
    /// <param name="more">Members that the route's clients look for in a refusal.</param>
    /// <exception cref="ApiException">404 for an unknown server, 409 for a disabled one, 400 for one whose entry can't be used.</exception>
    public OpenServer Open(string id, JsonObject? more = null)
    {
        AppSettings all = settings.Read();
        if (all.MediaServers.FirstOrDefault(server => server.Id == id) is not { } server)
        {
            StoredServers.Get(settings.ReadJson(), id);
            throw Refusal(ApiException.Invalid("The server is of a type that this version doesn't know."), more);
        }

        if (!server.Enabled)
        {
            throw Refusal(ApiException.Conflict($"{server.Name} is disabled. Enable it to contact it."), more, server);
        }

        return server.Problems is [var problem, ..]
            ? throw Refusal(ApiException.Invalid($"The server's settings can't be used: {problem}"), more, server)
            : new OpenServer(server, connections.Open(server, all));
    }

    private static ApiException Refusal(ApiException refusal, JsonObject? more, MediaServerSettings? server = null)
    {
        JsonObject members = more?.DeepClone().AsObject() ?? [];
        members["ok"] = false;
        members["message"] = refusal.Message;
        if (server is not null)
        {
            (members["vendor"], members["disabled"]) = (server.Type.Text(), !server.Enabled);
        }

        return refusal.With(members);
    }
}

/// <param name="Settings">The server as the settings have it.</param>
/// <param name="Connection">What talks to it.</param>
public sealed record OpenServer(MediaServerSettings Settings, ServerConnection Connection)
{
    /// <summary>An ability that not every vendor has.</summary>
    /// <param name="ability">Null when this one hasn't.</param>
    /// <param name="what">Its name for people.</param>
    /// <exception cref="ApiException">400: this kind of server has none.</exception>
    public T Need<T>(T? ability, string what)
        where T : class
    {
        string message = $"A {Settings.Type} server has no {what}.";
        return ability ?? throw ApiException.Invalid(message).With(new JsonObject { ["ok"] = false, ["message"] = message });
    }
}
