using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.Settings.Validation;

/// <summary>Looks at folders for people who fill in a form.</summary>
public sealed class PathValidators(AppFolders folders, TimeProvider time)
{
    /// <summary>A network share that is gone doesn't answer for minutes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly FolderFence _media = new(folders.MediaRoot);
    private readonly FolderFence _plexData = new(folders.PlexDataRoot);

    /// <summary>A folder with videos, below <c>MEDIA_ROOT</c>.</summary>
    public Task<LocalPathVerdict> LocalPathAsync(string path, CancellationToken cancellationToken) => LookAsync(() => LocalPathCheck.Of(path.Trim(), _media), cancellationToken);

    /// <summary>A Plex data folder, below <c>PLEX_DATA_ROOT</c>.</summary>
    public Task<PlexFolderVerdict> PlexFolderAsync(string path, CancellationToken cancellationToken) => LookAsync(() => PlexFolderCheck.Of(path.Trim(), _plexData), cancellationToken);

    /// <summary>A Jellyfin data folder, anywhere.</summary>
    public Task<JellyfinFolderVerdict> JellyfinFolderAsync(string path, CancellationToken cancellationToken) => LookAsync(() => JellyfinFolderCheck.Of(path.Trim()), cancellationToken);

    private async Task<T> LookAsync<T>(Func<T> look, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(look, cancellationToken).WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw ApiException.Unavailable($"The folder doesn't answer within {Patience.TotalSeconds:0} s", "Check the disk or network share that it lies on.");
        }
    }
}
