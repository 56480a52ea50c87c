namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>Somebody who can sign in.</summary>
/// <param name="Id">In the vendor's form.</param>
/// <param name="Name">Compared without regard to case.</param>
/// <param name="Password">May be empty.</param>
/// <param name="IsAdministrator">Others may not change the server.</param>
public sealed record FakeUser(string Id, string Name, string Password, bool IsAdministrator);
