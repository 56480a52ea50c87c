using System.Runtime.CompilerServices;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.Settings;
using PreviewForge.Previews.Naming;

namespace PreviewForge.Functions.MediaServers.Folder;

/// <summary>The libraries are what the settings say; their videos are what lies in the folders. A file's id is its path.</summary>
internal sealed class FolderCatalog(MediaServerSettings server) : ILibraryCatalog
{
    private const int PageSize = 1000;

    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    public Task<IReadOnlyList<ServerLibrary>> ListLibrariesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ServerLibrary>>(
        [.. server.Libraries.Select(library => new ServerLibrary(library.Id, library.Name, library.RemotePaths, library.Kind))]);

    public async IAsyncEnumerable<ItemPage> ListItemsAsync(
        ListingRequest request, string? cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IEnumerable<FileInfo> files = request.Library.RemotePaths.SelectMany(Videos).Where(file => request.AddedSince is not { } since || AddedAt(file) >= since);
        IEnumerable<FileInfo> ordered = request.Order switch
        {
            ItemOrder.Newest => files.OrderByDescending(AddedAt).ThenBy(file => file.FullName, StringComparer.Ordinal),
            ItemOrder.Oldest => files.OrderBy(AddedAt).ThenBy(file => file.FullName, StringComparer.Ordinal),
            _ => files.OrderBy(file => file.FullName, StringComparer.Ordinal),
        };
        int start = cursor is null ? 0 : int.Parse(cursor, System.Globalization.CultureInfo.InvariantCulture);
        foreach (FileInfo[] page in ordered.Skip(start).Chunk(PageSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            start += page.Length;
            string? next = page.Length < PageSize ? null : start.ToString(System.Globalization.CultureInfo.InvariantCulture);
            yield return new ItemPage([.. page.Select(file => ItemOf(file, request.Library.Id))], next, null);
        }

        await Task.CompletedTask;
    }

    public Task<ServerItem?> FindAsync(string localPath, CancellationToken cancellationToken)
        => Task.FromResult(new FileInfo(localPath) is { Exists: true } file ? ItemOf(file, null) : null);

    public async Task<IReadOnlyList<ServerItem>> FilesOfAsync(string itemId, CancellationToken cancellationToken)
        => await FindAsync(itemId, cancellationToken) is { } item ? [item] : [];

    public Task<IReadOnlyList<MediaSuggestion>> SuggestAsync(TitleQuery query, int limit, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<MediaSuggestion>>(
            [
                .. server.Libraries.Where(library => library.Enabled).SelectMany(library => library.RemotePaths).SelectMany(Videos)
                    .Where(file => query.Words.All(word => file.Name.Contains(word, StringComparison.OrdinalIgnoreCase)))
                    .Take(limit)
                    .Select(file => new MediaSuggestion
                    {
                        Kind = SuggestionKind.Movie, Title = Path.GetFileNameWithoutExtension(file.Name), ItemId = file.FullName, RemotePaths = [file.FullName],
                    }),
            ]);

    private static IEnumerable<FileInfo> Videos(string folder) => Directory.Exists(folder)
        ? new DirectoryInfo(folder).EnumerateFiles("*", Everything).Where(file => VideoExtensions.IsVideo(file.Name))
        : [];

    private static DateTimeOffset AddedAt(FileInfo file) => file.LastWriteTimeUtc;

    private static ServerItem ItemOf(FileInfo file, string? libraryId) => new()
    {
        ItemId = file.FullName,
        RemotePath = file.FullName,
        Title = Path.GetFileNameWithoutExtension(file.Name),
        LibraryId = libraryId,
        AddedAt = AddedAt(file),
        Size = file.Length,
    };
}
