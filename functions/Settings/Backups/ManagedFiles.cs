using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.Settings.Backups;

/// <summary>The files of the configuration folder that are backed up, and can be put back.</summary>
public sealed class ManagedFiles(AppFolders folders)
{
    public const string Settings = "settings.json";

    /// <summary>Their names. Credentials are none of them: an old token must not come back.</summary>
    public static IReadOnlyList<string> Names { get; } = [Settings, "schedules.json", "webhook_history.json", "setup_state.json"];

    /// <summary>The absolute path of one.</summary>
    /// <exception cref="ApiException">400: it is none of them.</exception>
    public string PathOf(string name) => Names.Contains(name)
        ? Path.Combine(folders.Config, name)
        : throw ApiException.Invalid($"Only {string.Join(", ", Names)} have backups that can be restored");
}
