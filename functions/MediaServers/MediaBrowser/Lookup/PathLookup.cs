using Microsoft.Extensions.Logging;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;
using PreviewForge.Functions.MediaServers.MediaBrowser.Catalog;
using PreviewForge.Functions.Settings;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.Lookup;

/// <summary>
/// Finds items by their files: by the vendor's direct way, then among titles alike, then in whole libraries. Only the last can say that a file isn't
/// there, and only when it got to the end.
/// </summary>
internal sealed class PathLookup(MediaServerSettings server, IDirectLookup direct, ItemCalls items, LookupMemory memory)
{
    /// <summary>With more files than this, going through the library once is cheaper than to guess for each.</summary>
    private const int MostGuesses = 5;

    private readonly PathMap _map = new(server.PathMappings);
    private readonly TitlePass _titles = new(items, memory.Files);

    /// <returns>One answer per path, in their order.</returns>
    /// <exception cref="MediaServerException">The server can't be asked; it is then asked no more.</exception>
    public async Task<IReadOnlyList<LookupAnswer>> FindAsync(IReadOnlyList<string> localPaths, CancellationToken cancellationToken)
    {
        List<WantedFile> all = [.. localPaths.Select(Want)];
        foreach (WantedFile file in all)
        {
            await TryDirectAsync(file, cancellationToken);
        }

        WantedFile[] missing = [.. all.Where(file => file.Item is null)];
        foreach (WantedFile file in missing.Length <= MostGuesses ? missing : [])
        {
            await _titles.TryAsync(file, cancellationToken);
        }

        if (missing.Where(file => file.Item is null).ToArray() is { Length: > 0 } still)
        {
            await new LibraryWalk(items, _titles).TryAsync(still, cancellationToken);
        }

        return [.. all.Select(Remember)];
    }

    /// <summary>What the server may call a local file, the likeliest first.</summary>
    public IReadOnlyList<string> NamesOf(string localPath) => [.. _map.LocalToRemote(localPath).Concat(_map.Expand(localPath)).Distinct()];

    /// <summary>Takes back what was found, because the server doesn't know the id any more.</summary>
    public void Forget(string localPath) => memory.Found.Forget(localPath);

    private WantedFile Want(string localPath)
    {
        IReadOnlyList<string> names = NamesOf(localPath);
        return new WantedFile(localPath, names, [.. server.Libraries.Where(library => library.RemotePaths.Any(root => names.Any(name => PathTail.IsBelow(name, root)))).Select(library => library.Id)]);
    }

    private async Task TryDirectAsync(WantedFile file, CancellationToken cancellationToken)
    {
        if (memory.Found.Recall(file.LocalPath) is { } known)
        {
            file.Accept(known);
            return;
        }

        if (await direct.DescribeAsync(cancellationToken) is not { } step)
        {
            return;
        }

        file.Took(step);
        foreach (string name in file.Candidates.TakeWhile(_ => file.Item is null))
        {
            if (await direct.FindAsync(name, cancellationToken) is { } item)
            {
                file.Accept(item);
            }
        }
    }

    private LookupAnswer Remember(WantedFile file)
    {
        LookupAnswer answer = file.Answer();
        if (answer.Item is { } item)
        {
            memory.Found.Remember(file.LocalPath, item);
        }

        memory.Log.LogDebug("Lookup on {Server}: {Result} after {Steps}", server.Id, answer.Item is null ? "nothing" : "found", answer.Steps);
        return answer;
    }
}

/// <param name="Files">Makes files of rows.</param>
/// <param name="Found">What was found lately.</param>
/// <param name="Log">Where lookups are told.</param>
internal sealed record LookupMemory(ItemFiles Files, FoundItems Found, ILogger Log);
