using System.Text.Json.Nodes;

namespace PreviewForge.Functions.Settings;

/// <summary>Reads <c>media_servers</c>: what is wrong with one entry never touches the others.</summary>
internal sealed class ServerList
{
    private readonly List<MediaServerSettings> _servers = [];
    private readonly List<string> _warnings = [];

    private ServerList()
    {
    }

    public IReadOnlyList<MediaServerSettings> Servers => _servers;

    /// <summary>Sentences that name the server and the key. Of a server that is off nobody needs to hear.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    public static ServerList Read(JsonNode? node)
    {
        var list = new ServerList();
        if (node is not (null or JsonArray))
        {
            list._warnings.Add("media_servers must be a list, and no server is used");
        }

        foreach ((int index, JsonNode? entry) in (node as JsonArray ?? []).Index())
        {
            list.Add(entry, $"media_servers[{index}]");
        }

        return list;
    }

    private void Add(JsonNode? entry, string name)
    {
        if (entry is not JsonObject json)
        {
            _warnings.Add($"{name} must be an object, and is not used");
            return;
        }

        var complaints = new Complaints();
        MediaServerSettings? server = ServerReader.Read(new JsonMembers(json, $"{name}.", complaints));
        if (server is null || _servers.Any(other => other.Id == server.Id))
        {
            _warnings.AddRange(complaints.Problems.DefaultIfEmpty($"{name}.id is the same as another server's").Take(1).Select(problem => $"{problem}; the server is not used"));
            return;
        }

        _servers.Add(server with { Problems = complaints.Problems });
        if (server.Enabled)
        {
            _warnings.AddRange(complaints.Problems.Select(problem => $"The server \"{server.Name}\" is not used: {problem}"));
            _warnings.AddRange(complaints.Notes.Select(note => $"The server \"{server.Name}\": {note}"));
        }
    }
}
