using PreviewForge.FakeServers.Hosting;

namespace PreviewForge.Cli.Demo;

/// <summary>A pretended media server that runs in this process until it is disposed.</summary>
/// <param name="Fake">The server.</param>
/// <param name="Entry">How the app knows it.</param>
/// <param name="Looks">Commands that show what the server would give to a player.</param>
internal sealed record DemoServer(FakeServer Fake, DemoEntry Entry, IReadOnlyList<DemoLook> Looks) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Fake.DisposeAsync();
}

/// <param name="Meaning">What the command shows.</param>
/// <param name="Command">A line for a shell.</param>
internal sealed record DemoLook(string Meaning, string Command);
