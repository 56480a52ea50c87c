namespace PreviewForge.Cli.Rest;

/// <summary>The app refused a request, or couldn't be reached for too long; the message says which, and never holds the token.</summary>
internal sealed class ApiException(string message) : Exception(message);
