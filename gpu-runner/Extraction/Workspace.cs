using PreviewForge.GpuRunner.Configuration;

namespace PreviewForge.GpuRunner.Extraction;

/// <summary>Folders for temporary files, one for each work in hand.</summary>
internal sealed class Workspace(RunnerOptions options)
{
    private const int DeleteAttempts = 5;

    private readonly string _root = Path.Combine(RunnerFolder.Of(options), "work");

    /// <summary>Deletes what an earlier life of this runner left.</summary>
    public void Empty() => Delete(_root);

    /// <summary>An empty folder that is deleted when disposed.</summary>
    /// <exception cref="IOException">It can't be made: no space, or no permission.</exception>
    public Area Open()
    {
        // Never a name again: an ffmpeg that outlived its runner must not find a folder to write into.
        var folder = Path.Combine(_root, Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        return new Area(folder);
    }

    private static void Delete(string folder)
    {
        for (var attempt = 1; Directory.Exists(folder); attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (DirectoryNotFoundException)
            {
                return;
            }
            catch (Exception busy) when (busy is IOException or UnauthorizedAccessException && attempt < DeleteAttempts)
            {
                // An ffmpeg that outlived its runner may still write here; without the folder it fails at its next picture and ends.
            }
        }
    }

    internal sealed class Area(string folder) : IDisposable
    {
        public string Folder => folder;

        public void Dispose()
        {
            try
            {
                Delete(folder);
            }
            catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
            {
                // It is tried again at the next start; the work itself is done.
            }
        }
    }
}
