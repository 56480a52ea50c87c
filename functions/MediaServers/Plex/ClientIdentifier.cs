using System.Text;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.MediaServers.Plex;

/// <summary>
/// The name under which Plex and plex.tv know this install: <c>client_id</c> in the configuration folder. It is made once; with another one, sign-ins
/// in progress would be lost and the account would list one more device.
/// </summary>
public sealed class ClientIdentifier(AppFolders folders, ILogger<ClientIdentifier> logger) : IDisposable
{
    private const int MaxLength = 200;
    private readonly SemaphoreSlim _once = new(1, 1);
    private volatile string? _known;

    /// <summary>The identifier; when it can't be stored it lasts as long as this process.</summary>
    public async ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        if (_known is { } known)
        {
            return known;
        }

        await _once.WaitAsync(cancellationToken);
        try
        {
            return _known ??= await ReadAsync(cancellationToken) ?? await MakeAsync(cancellationToken);
        }
        finally
        {
            _once.Release();
        }
    }

    public void Dispose() => _once.Dispose();

    private string FilePath => Path.Combine(folders.Config, "client_id");

    /// <summary>Null when there is none, or nothing that can be sent as a header.</summary>
    private async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            string text = (await File.ReadAllTextAsync(FilePath, cancellationToken)).Trim();
            return text.Length is > 0 and <= MaxLength && text.All(letter => letter is > ' ' and <= '~') ? text : null;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning("{File} can't be read ({Reason}); Plex sees this app as a new device until it can", FilePath, denied.Message);
            return NewIdentifier();
        }
    }

    private async Task<string> MakeAsync(CancellationToken cancellationToken)
    {
        string made = NewIdentifier();
        try
        {
            await AtomicFile.WriteAsync(FilePath, Encoding.ASCII.GetBytes(made), cancellationToken);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning("{File} can't be written ({Reason}); Plex sees this app as a new device after each start", FilePath, denied.Message);
        }

        return made;
    }

    private static string NewIdentifier() => $"previewforge-{Guid.NewGuid()}";
}
