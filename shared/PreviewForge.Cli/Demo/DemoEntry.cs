using System.Text.Json.Nodes;

namespace PreviewForge.Cli.Demo;

/// <summary>A server's entry in <c>media_servers</c>, as the app has it after the server was added and its libraries refreshed.</summary>
internal sealed record DemoEntry
{
    public required string Id { get; init; }

    /// <summary><c>plex</c>, <c>emby</c> or <c>jellyfin</c>.</summary>
    public required string Type { get; init; }

    public required string Name { get; init; }

    /// <summary>The server's own id.</summary>
    public required string Identity { get; init; }

    public required Uri Url { get; init; }

    public required string Token { get; init; }

    public required DemoShelf Shelf { get; init; }

    /// <summary>What is written for the server.</summary>
    public required JsonObject Output { get; init; }

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["type"] = Type,
        ["name"] = Name,
        ["enabled"] = true,
        ["url"] = Url.AbsoluteUri.TrimEnd('/'),
        ["auth"] = Type == "plex"
            ? new JsonObject { ["method"] = "token", ["token"] = Token }
            : new JsonObject { ["method"] = "api_key", ["api_key"] = Token },
        ["verify_ssl"] = true,
        ["server_identity"] = Identity,
        ["libraries"] = new JsonArray(new JsonObject
        {
            ["id"] = Shelf.LibraryId,
            ["name"] = DemoShelf.LibraryName,
            ["kind"] = Type == "plex" ? "movie" : "movies",
            ["remote_paths"] = new JsonArray(Shelf.ServerFolder),
            ["enabled"] = true,
        }),
        ["path_mappings"] = new JsonArray(new JsonObject { ["remote_prefix"] = Shelf.ServerFolder, ["local_prefix"] = Shelf.LocalFolder }),
        ["exclude_paths"] = new JsonArray(),
        ["output"] = Output.DeepClone(),
    };
}

/// <summary>The one library of a server.</summary>
/// <param name="LibraryId">The server's id of it.</param>
/// <param name="ServerFolder">Its folder as the server sees it.</param>
/// <param name="LocalFolder">The same folder as it really is.</param>
internal sealed record DemoShelf(string LibraryId, string ServerFolder, string LocalFolder)
{
    public const string LibraryName = "Films";
}
