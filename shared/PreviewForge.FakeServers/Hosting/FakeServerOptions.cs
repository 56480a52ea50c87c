namespace PreviewForge.FakeServers.Hosting;

/// <summary>Where a fake listens and what it remembers.</summary>
public sealed record FakeServerOptions
{
    /// <summary>TCP port on 127.0.0.1; 0 takes a free one, which is kept when the fake is stopped and started again.</summary>
    public int Port { get; init; }

    /// <summary>True: TLS, with a self-signed certificate that is made at each start.</summary>
    public bool Https { get; init; }

    /// <summary>Of <see cref="FakeServer.Requests"/> and <see cref="FakeServer.Violations"/>, so many are kept; the oldest go first.</summary>
    public int RequestsKept { get; init; } = 100_000;

    /// <summary>The clock of delays, of waits and of the times in answers.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
