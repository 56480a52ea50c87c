using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Probing;
using PreviewForge.Functions.MediaServers.Registry;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Libraries;

/// <summary>The libraries of the servers as they list them now; those that are turned off are left out.</summary>
public sealed class LibraryDirectory(SettingsStore settings, ServerConnections connections, EntryEditor editor)
{
    private const int AtTheSameTime = 8;

    /// <summary>Of all servers that are on. One that fails is named, and the others are listed.</summary>
    public async Task<LibrariesAnswer> ListAllAsync(CancellationToken cancellationToken)
    {
        AppSettings all = settings.Read();
        MediaServerSettings[] servers = [.. all.MediaServers.Where(server => server.IsUsable)];
        var answers = new LibrariesAnswer[servers.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtTheSameTime, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, servers.Length, options, async (index, token) => answers[index] = await TryAsync(servers[index], all, token));
        return new LibrariesAnswer([.. answers.SelectMany(answer => answer.Libraries)], [.. answers.SelectMany(answer => answer.Errors)]);
    }

    /// <summary>Of one server; nothing of one that is off.</summary>
    /// <exception cref="ApiException">404; 502 or 504 when it can't be asked.</exception>
    public async Task<LibrariesAnswer> ListAsync(string serverId, CancellationToken cancellationToken)
    {
        AppSettings all = settings.Read();
        MediaServerSettings server = all.MediaServers.FirstOrDefault(server => server.Id == serverId) ?? throw ApiException.NotFound("Server not found").With(Nothing());
        return new LibrariesAnswer(server.IsUsable ? await AskAsync(server, all, isSaved: true, cancellationToken) : [], []);
    }

    /// <summary>Of a Plex that is not saved yet: its films and shows.</summary>
    /// <exception cref="ApiException">400 for an address or token that can't be used; 502 or 504 when it can't be asked.</exception>
    public async Task<LibrariesAnswer> ListPlexAsync(JsonObject plex, CancellationToken cancellationToken)
    {
        MediaServerSettings server = Candidate(plex);
        IReadOnlyList<LibraryRow> rows = await AskAsync(server, settings.Read(), isSaved: false, cancellationToken);
        return new LibrariesAnswer([.. rows.Where(row => row.Type is "movie" or "show")], []);
    }

    private MediaServerSettings Candidate(JsonObject plex)
    {
        try
        {
            return StoredServers.Read(editor.Candidate(plex, settings.ReadJson()))!;
        }
        catch (ApiException refusal)
        {
            throw refusal.With(Nothing());
        }
    }

    private async Task<LibrariesAnswer> TryAsync(MediaServerSettings server, AppSettings all, CancellationToken cancellationToken)
    {
        try
        {
            return new LibrariesAnswer(await AskAsync(server, all, isSaved: true, cancellationToken), []);
        }
        catch (ApiException failure)
        {
            return new LibrariesAnswer([], [new LibrariesError(server.Id, server.Name, failure.Message)]);
        }
    }

    private async Task<IReadOnlyList<LibraryRow>> AskAsync(MediaServerSettings server, AppSettings all, bool isSaved, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<ServerLibrary> live = await connections.Open(server, all).Catalog.ListLibrariesAsync(cancellationToken);
            return [.. live.Where(library => IsOn(server, library)).Select(library => LibraryRow.Of(library, server, isSaved))];
        }
        catch (MediaServerException failure)
        {
            throw UpstreamError.With(failure, Nothing());
        }
    }

    private static bool IsOn(MediaServerSettings server, ServerLibrary library)
    {
        JsonObject[] known = [.. server.Libraries.Select(ServerView.LibraryOf)];
        return LibraryMerge.Find(known, library) is { } stored ? stored["enabled"]!.GetValue<bool>() : LibraryMerge.IsOnByDefault(known);
    }

    private static JsonObject Nothing() => new() { ["libraries"] = new JsonArray() };
}

/// <param name="Libraries">In the order of the servers.</param>
/// <param name="Errors">Servers that could not be asked.</param>
public sealed record LibrariesAnswer(IReadOnlyList<LibraryRow> Libraries, IReadOnlyList<LibrariesError> Errors);

public sealed record LibrariesError(string ServerId, string ServerName, string Error);
