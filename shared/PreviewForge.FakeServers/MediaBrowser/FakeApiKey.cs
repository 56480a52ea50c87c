namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>A token without a user.</summary>
/// <param name="Token">What clients send.</param>
/// <param name="App">What it is for.</param>
/// <param name="Created">When.</param>
internal sealed record FakeApiKey(string Token, string App, DateTimeOffset Created);
