namespace PreviewForge.FakeServers.Plex.Tv;

/// <param name="Id">Names it in the API.</param>
/// <param name="Code">What the user's browser takes to plex.tv.</param>
/// <param name="Client">Identifier of the client that asked for it.</param>
/// <param name="ExpiresAt">Until then it can be approved and asked for.</param>
/// <param name="Token">Null until the user has agreed.</param>
internal sealed record PinState(int Id, string Code, string Client, DateTimeOffset ExpiresAt, string? Token);
