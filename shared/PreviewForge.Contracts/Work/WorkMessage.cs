using System.Text.Json.Serialization;

namespace PreviewForge.Contracts.Work;

/// <summary>
/// What the app asks of a runner. A message carries everything that its receiver needs and may arrive more than once.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ProbeWork), "probe")]
[JsonDerivedType(typeof(ExtractWork), "extract")]
[JsonDerivedType(typeof(SweepWork), "sweep")]
public abstract record WorkMessage
{
    /// <summary>The newest schema that this build writes and fully understands.</summary>
    public const int CurrentSchema = 1;

    /// <summary>Schema of the sender; a reader accepts any up to its own and ignores members that it doesn't know.</summary>
    public int SchemaVersion { get; init; } = CurrentSchema;

    /// <summary>The entry of the app's dispatch ledger that this message answers to.</summary>
    public required Guid DispatchId { get; init; }

    /// <summary>The job on whose behalf the work is done; a cancelled job's work is given back undone.</summary>
    public required Guid JobId { get; init; }
}

/// <summary>Asks which items need work. Cheap: it reads no video and starts no process.</summary>
public sealed record ProbeWork : PreviewWork
{
    /// <summary>Most items that one message holds.</summary>
    public const int MaxItems = 200;

    public required IReadOnlyList<WorkItem> Items { get; init; }
}

/// <summary>Asks for the frames of one file and for every output that is made of them.</summary>
public sealed record ExtractWork : PreviewWork
{
    public required WorkItem Item { get; init; }
}
