using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Settings.Backups;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Automation.Schedules.Store;

/// <summary>
/// <c>schedules.json</c>, the truth about schedules: read whenever somebody asks, replaced as a whole on save. A file that can't be read is never
/// overwritten, except by a recovery.
/// </summary>
public sealed class ScheduleStore(AppFolders folders, SettingsStore settings, RollingBackups backups, ScheduleReader reader) : IDisposable
{
    private const string Hint = "Make the configuration folder writable for the user that runs this app";

    /// <summary>Somebody who saves the file with an editor does so once, not again and again.</summary>
    private const int Tries = 5;

    private readonly SemaphoreSlim _oneWriter = new(1, 1);

    internal string Path => System.IO.Path.Combine(folders.Config, ScheduleFile.Name);

    /// <summary>Everything that can be run; never throws because of the file.</summary>
    public ScheduleList Read()
    {
        try
        {
            return reader.Read(ScheduleFile.Parse(ReadBytes()));
        }
        catch (Exception failure) when (LoadFailure.Of(failure, Path) is not null)
        {
            return new ScheduleList([], LoadFailure.Of(failure, Path)!);
        }
    }

    /// <summary>Null when there is none, or it can't be run.</summary>
    public Schedule? Find(string id) => Read().Schedules.FirstOrDefault(schedule => schedule.Id == id);

    /// <summary>Changes the file in place; when somebody else saves it meanwhile, the change is made again on what they saved.</summary>
    /// <param name="change">Gets the file's records; what it throws leaves the file as it is.</param>
    /// <exception cref="ApiException">503: the file can't be read or written; it is as it was.</exception>
    internal Task<T> EditAsync<T>(Func<ScheduleFile, T> change, CancellationToken cancellationToken) => ChangeAsync(change, hasBackup: true, cancellationToken);

    /// <summary>Keeps what became of a run. That makes no backup: one per run would push out those that people need.</summary>
    /// <inheritdoc cref="EditAsync" path="/exception"/>
    internal Task NoteAsync(string id, Action<JsonObject> note, CancellationToken cancellationToken) => ChangeAsync(
        file =>
        {
            JsonObject? record = file.Find(id);
            if (record is not null)
            {
                note(record);
            }

            return record is not null;
        },
        hasBackup: false,
        cancellationToken);

    /// <summary>Puts other content in the file's place, whatever is in it.</summary>
    /// <exception cref="IOException">It can't be written; it is as it was.</exception>
    internal async Task ReplaceAsync(byte[] content, CancellationToken cancellationToken)
    {
        await _oneWriter.WaitAsync(cancellationToken);
        try
        {
            await backups.KeepAsync(Path, ReadIfAllowed(), Policy(), cancellationToken);
            await AtomicFile.WriteAsync(Path, content, cancellationToken);
        }
        finally
        {
            _oneWriter.Release();
        }
    }

    public void Dispose() => _oneWriter.Dispose();

    private async Task<T> ChangeAsync<T>(Func<ScheduleFile, T> change, bool hasBackup, CancellationToken cancellationToken)
    {
        await _oneWriter.WaitAsync(cancellationToken);
        try
        {
            for (int attempt = 1; ; attempt++)
            {
                (byte[]? before, ScheduleFile file) = ReadOrRefuse();
                T result = change(file);
                byte[] after = file.Serialize();
                if (!after.AsSpan().SequenceEqual(before) && (attempt == Tries || ReadBytes().AsSpan().SequenceEqual(before)))
                {
                    await SaveAsync(hasBackup ? before : null, after, cancellationToken);
                    return result;
                }

                if (after.AsSpan().SequenceEqual(before))
                {
                    return result;
                }
            }
        }
        finally
        {
            _oneWriter.Release();
        }
    }

    private (byte[]? Content, ScheduleFile File) ReadOrRefuse()
    {
        try
        {
            byte[]? content = ReadBytes();
            return (content, ScheduleFile.Parse(content));
        }
        catch (Exception failure) when (LoadFailure.Of(failure, Path) is { } status)
        {
            throw ApiException.Unavailable($"{ScheduleFile.Name} can't be read, and was left as it is", status.RecoveryHint);
        }
    }

    private async Task SaveAsync(byte[]? before, byte[] after, CancellationToken cancellationToken)
    {
        try
        {
            await backups.KeepAsync(Path, before, Policy(), cancellationToken);
            await AtomicFile.WriteAsync(Path, after, cancellationToken);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw ApiException.Unavailable($"{ScheduleFile.Name} can't be saved, and was left as it is", $"{Hint}: {FolderAccess.Describe(folders.Config)}.");
        }
    }

    private JsonObject Policy()
    {
        try
        {
            return settings.ReadJson();
        }
        catch (SettingsException)
        {
            return [];
        }
    }

    private byte[]? ReadIfAllowed()
    {
        try
        {
            return ReadBytes();
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private byte[]? ReadBytes()
    {
        try
        {
            return File.ReadAllBytes(Path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
