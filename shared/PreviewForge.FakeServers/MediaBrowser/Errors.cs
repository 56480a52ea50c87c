using PreviewForge.FakeServers.Hosting;

namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>What the servers say when they can't serve a request.</summary>
internal static class Errors
{
    public const string PlainText = "text/plain";

    public static Answer BadRequest { get; } = Answer.Text(400, PlainText, "Error processing request.");

    /// <summary>Wrong name or password.</summary>
    public static Answer BadLogin { get; } = Answer.Text(401, PlainText, "Error processing request.");

    public static Answer NotFound { get; } = Answer.Text(404, PlainText, "Error processing request.");

    /// <summary>The server listens but doesn't serve yet.</summary>
    public static Answer Loading { get; } = Answer.Text(503, "text/html", "Jellyfin Server is loading. Please try again shortly.");
}
