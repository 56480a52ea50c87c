namespace PreviewForge.Functions.Settings.Migrations;

/// <summary>The app must not start with these settings; the message says what to do.</summary>
public sealed class SettingsRefusedException(string message, Exception? cause = null) : Exception(message, cause);
