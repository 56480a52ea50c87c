using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Search;

/// <summary>Looks for a title on all servers at once. A server that fails, or takes too long, is left out and named.</summary>
public sealed class MediaSearch(SettingsStore settings, ServerConnections connections, TimeProvider time)
{
    private const int AtTheSameTime = 8;

    private const int LeastLength = 2;

    private const int MostLength = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <param name="text">What was typed.</param>
    /// <param name="serverId">Only this server; empty for all.</param>
    /// <param name="cancellationToken">Stops between two requests.</param>
    /// <exception cref="ApiException">400 for a text of fewer than 2 or more than 200 characters, 404 for an unknown server.</exception>
    public async Task<SearchAnswer> RunAsync(string? text, string? serverId, CancellationToken cancellationToken)
    {
        string typed = text?.Trim() ?? "";
        if (typed.Length is < LeastLength or > MostLength)
        {
            throw ApiException.Invalid($"q must have {LeastLength} to {MostLength} characters").With(Nothing());
        }

        AppSettings all = settings.Read();
        MediaServerSettings[] servers = [.. all.MediaServers.Where(server => string.IsNullOrEmpty(serverId) || server.Id == serverId)];
        if (servers.Length == 0 && !string.IsNullOrEmpty(serverId))
        {
            throw ApiException.NotFound("Server not found").With(Nothing());
        }

        return TitleQuery.Parse(typed) is { } query ? await AskAsync(typed, query, [.. servers.Where(server => server.IsUsable)], all, cancellationToken) : new SearchAnswer(typed, [], null);
    }

    private async Task<SearchAnswer> AskAsync(string typed, TitleQuery query, MediaServerSettings[] servers, AppSettings all, CancellationToken cancellationToken)
    {
        var found = new (ServerHits Hits, string? Error)[servers.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtTheSameTime, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, servers.Length, options, async (index, token) => found[index] = await AskAsync(servers[index], all, query, token));
        string errors = string.Join("; ", found.Select(answer => answer.Error).OfType<string>());
        return new SearchAnswer(typed, SearchMerge.Of(found.Select(answer => answer.Hits), query.Season is not null), errors.Length > 0 ? errors : null);
    }

    private async Task<(ServerHits Hits, string? Error)> AskAsync(MediaServerSettings server, AppSettings all, TitleQuery query, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return (ServerHits.Of(server, await connections.Open(server, all).Catalog.SuggestAsync(query, SearchMerge.Most, both.Token)), null);
        }
        catch (MediaServerException failure)
        {
            return (ServerHits.Of(server, []), $"{server.Name}: {failure.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (ServerHits.Of(server, []), $"{server.Name} did not answer within {Patience.TotalSeconds:0} seconds.");
        }
    }

    private static JsonObject Nothing() => new() { ["results"] = new JsonArray() };
}
