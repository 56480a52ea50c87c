using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.Settings;
using PreviewForge.Previews.Mapping;
using PreviewForge.Previews.Naming;

namespace PreviewForge.Functions.MediaServers.Plex.Bundles;

/// <summary>Finds Plex's hash of files: in what the listing said, in what is remembered, and for the rest in the trees of their items.</summary>
internal sealed class HashFinder(PlexApi api, MediaServerSettings server, IBundleHashes remembered)
{
    private readonly PathMap _map = new(server.PathMappings);

    /// <summary>One answer per local path; throws nothing but cancellation.</summary>
    public async Task<IReadOnlyDictionary<string, BundleHashAnswer>> FindAsync(IReadOnlyCollection<HashQuestion> files, CancellationToken cancellationToken)
    {
        Dictionary<string, BundleHashAnswer> answers = [];
        foreach (HashQuestion file in files)
        {
            if (Listed(file.Item) is { } hash)
            {
                answers[file.Path] = Known(file.Item, hash);
            }
        }

        IReadOnlyDictionary<BundleKey, string> known = await remembered.GetAsync([.. Open(files, answers).Select(file => KeyOf(file.Item)).OfType<BundleKey>()], cancellationToken);
        foreach (HashQuestion file in Open(files, answers))
        {
            if (KeyOf(file.Item) is { } key && known.TryGetValue(key, out string? hash) && PlexBundlePath.IsUsable(hash))
            {
                answers[file.Path] = Known(file.Item, hash);
            }
        }

        HashQuestion[] rest = Open(files, answers);
        foreach ((string path, BundleHashAnswer answer) in await AskAsync(rest, cancellationToken))
        {
            answers[path] = answer;
        }

        return answers;
    }

    /// <summary>What Plex says now, whatever was said before; it is remembered from now on.</summary>
    public async Task<IReadOnlyDictionary<string, BundleHashAnswer>> AskAsync(IReadOnlyCollection<HashQuestion> files, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, Asked<IReadOnlyList<BundlePart>?>> trees = await Batch.AskAsync(
            files.Select(file => file.Item.ItemId),
            (item, token) => RatingKey.Parse(item) is { } key ? api.TreeAsync(key, token) : Task.FromResult<IReadOnlyList<BundlePart>?>(null),
            cancellationToken);
        Dictionary<string, BundleHashAnswer> answers = [];
        Dictionary<BundleKey, string> learnt = [];
        foreach (HashQuestion file in files)
        {
            BundleHashAnswer answer = Read(file, trees[file.Item.ItemId]);
            answers[file.Path] = answer;
            if (answer is BundleHashAnswer.Known { Part: var part } && KeyOf(part, file.Item) is { } key)
            {
                learnt[key] = part.Hash;
            }
        }

        if (learnt.Count > 0)
        {
            await remembered.PutAsync(learnt, cancellationToken);
        }

        return answers;
    }

    private BundleHashAnswer Read(HashQuestion file, Asked<IReadOnlyList<BundlePart>?> tree) => tree switch
    {
        Asked<IReadOnlyList<BundlePart>?>.Failure failure => new BundleHashAnswer.Unknown(failure.Reason),
        Asked<IReadOnlyList<BundlePart>?>.Answer { Value: { } parts } => PartChoice.Of(parts, file.Path, NamesOf(file)) is { } part
            ? new BundleHashAnswer.Known(part)
            : new BundleHashAnswer.NotAnalysed(),
        _ => new BundleHashAnswer.Gone(),
    };

    /// <summary>The name that the server gave to the file, then those that the mappings give.</summary>
    private IEnumerable<string> NamesOf(HashQuestion file) => _map.LocalToRemote(file.Path).Prepend(file.Item.RemotePath).Where(name => name.Length > 0);

    /// <summary>The hash of this very file. Those of other versions in the same listing are none of it.</summary>
    private static string? Listed(ServerItem item) => item.Bundles.FirstOrDefault(bundle => bundle.File == item.RemotePath && PlexBundlePath.IsUsable(bundle.Hash))?.Hash;

    private BundleKey? KeyOf(ServerItem item) => item is { PartId: { } part, Size: { } size } ? new BundleKey(server.Id, part, item.RemotePath, size) : null;

    /// <summary>The key under which the file's next listing looks for the hash, as far as tree and item together give one.</summary>
    private BundleKey? KeyOf(BundlePart part, ServerItem item)
    {
        bool isSame = part.File == item.RemotePath;
        string? id = part.Id ?? (isSame ? item.PartId : null);
        return id is not null && (isSame ? item.Size ?? part.Size : part.Size ?? item.Size) is { } size ? new BundleKey(server.Id, id, part.File, size) : null;
    }

    private static BundleHashAnswer.Known Known(ServerItem item, string hash) => new(new BundlePart(item.RemotePath, hash) { Id = item.PartId, Size = item.Size });

    private static HashQuestion[] Open(IReadOnlyCollection<HashQuestion> files, Dictionary<string, BundleHashAnswer> answers)
        => [.. files.Where(file => !answers.ContainsKey(file.Path))];
}
