using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Settings.Backups;

namespace PreviewForge.Functions.Automation.Schedules.Store;

/// <summary>Says why <c>schedules.json</c> can't be read, and what helps.</summary>
internal static class LoadFailure
{
    private const string Recover = "POST /api/schedules/recover_from_backup puts the newest backup in its place that can be read; the file as it is is kept beside it.";

    /// <summary>Null for an exception that has nothing to do with the file.</summary>
    public static LoadStatus? Of(Exception failure, string path) => failure switch
    {
        SettingsException => Of("corrupt_json", failure, path) with { RecoveryHint = Recover },
        FormatException => Of("load_failed", failure, path) with { RecoveryHint = Recover },
        UnauthorizedAccessException => Of("permission_denied", failure, path) with
        {
            RecoveryHint = $"Give the file to the user that runs this app: {FolderAccess.Describe(Path.GetDirectoryName(path)!)}.",
        },
        IOException => Of("load_failed", failure, path) with { RecoveryHint = "Check the disk that holds the configuration folder; the app's log says more." },
        _ => null,
    };

    private static LoadStatus Of(string status, Exception failure, string path) => new()
    {
        Status = status,
        Path = path,
        ErrorType = failure.GetType().Name,
        ErrorMessage = failure.Message,
        BackupPath = BackupFile.Of(path) is [var newest, ..] ? newest.Path : null,
        ProcessUser = Environment.UserName,
        FileMode = ModeOf(path),
    };

    private static string? ModeOf(string path)
    {
        try
        {
            return OperatingSystem.IsWindows() ? null : Convert.ToString((int)File.GetUnixFileMode(path), 8).PadLeft(4, '0');
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
