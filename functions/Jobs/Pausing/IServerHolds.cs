namespace PreviewForge.Functions.Jobs.Pausing;

/// <summary>Servers whose videos are not to be worked on now. Others' go on.</summary>
public interface IServerHolds
{
    /// <summary>Those that hold now; empty when none does.</summary>
    Task<IReadOnlyList<HeldServer>> CurrentAsync(CancellationToken cancellationToken);
}

/// <param name="Id">Our id of the server.</param>
/// <param name="Name">For people.</param>
/// <param name="Sessions">How many sessions play there.</param>
/// <param name="Since">When the first of them was seen.</param>
public sealed record HeldServer(string Id, string Name, int Sessions, DateTimeOffset Since)
{
    /// <summary>For people, such as <c>Den is playing (2 sessions)</c>.</summary>
    public string Reason => $"{Name} is playing ({Sessions} {(Sessions == 1 ? "session" : "sessions")})";
}
