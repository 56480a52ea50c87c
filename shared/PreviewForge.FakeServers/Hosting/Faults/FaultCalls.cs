namespace PreviewForge.FakeServers.Hosting.Faults;

/// <summary>Which of the calls that fit are spoilt, counted from 1 since the fault was set.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Count">How many; null for ever.</param>
public readonly record struct FaultCalls(int First, int? Count)
{
    public static FaultCalls All { get; } = new(1, null);

    public static FaultCalls Once { get; } = new(1, 1);

    /// <summary>The first so many.</summary>
    public static FaultCalls Times(int count) => new(1, count);

    /// <summary>Only the n-th.</summary>
    public static FaultCalls Nth(int call) => new(call, 1);

    /// <summary>The n-th and all after it.</summary>
    public static FaultCalls From(int call) => new(call, null);

    internal bool Covers(int call) => call >= First && (Count is not { } count || call < First + (long)count);
}
