namespace PreviewForge.Functions.Settings;

/// <summary><c>settings.json</c> can't be read or saved. Nothing may overwrite it: it is somebody's work.</summary>
public sealed class SettingsException(string message, Exception? cause = null) : Exception(message, cause)
{
    public SettingsFault Fault { get; init; } = SettingsFault.Unreadable;
}
