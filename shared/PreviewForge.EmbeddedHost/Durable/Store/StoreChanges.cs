namespace PreviewForge.EmbeddedHost.Durable.Store;

/// <summary>What commits have brought: whom to wake, now or later. A wrong entry only costs a look.</summary>
internal sealed class StoreChanges
{
    /// <summary>Orchestrations and entities that may have something to do.</summary>
    public HashSet<string> Ready { get; } = new(StringComparer.Ordinal);

    /// <summary>Those that will have something to do at a time.</summary>
    public List<(string Target, DateTimeOffset Due)> Later { get; } = [];

    /// <summary>Activities to run.</summary>
    public List<long> Activities { get; } = [];

    /// <summary>Orchestrations whose state is another one.</summary>
    public HashSet<string> Instances { get; } = new(StringComparer.Ordinal);
}
