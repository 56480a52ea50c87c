namespace PreviewForge.Functions.Settings;

/// <summary><c>settings.json</c> is there and can't be read. Nothing may overwrite it: it is somebody's work.</summary>
public sealed class SettingsException(string message, Exception? cause = null) : Exception(message, cause);
