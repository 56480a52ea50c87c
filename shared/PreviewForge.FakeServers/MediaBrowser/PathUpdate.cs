namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>One row of <c>POST /Library/Media/Updated</c>.</summary>
/// <param name="Path">As the server sees it.</param>
/// <param name="UpdateType"><c>Created</c>, <c>Modified</c> or <c>Deleted</c>.</param>
/// <param name="At">When it arrived.</param>
public sealed record PathUpdate(string Path, string UpdateType, DateTimeOffset At);
