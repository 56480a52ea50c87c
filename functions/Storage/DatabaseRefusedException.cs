namespace PreviewForge.Functions.Storage;

/// <summary>The app must not start on this database; the message says what to do.</summary>
public sealed class DatabaseRefusedException(string message, Exception? cause = null) : Exception(message, cause);
