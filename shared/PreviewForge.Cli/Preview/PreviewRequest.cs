using PreviewForge.Cli.Stack;

namespace PreviewForge.Cli.Preview;

/// <summary>What the person asked for.</summary>
/// <param name="Paths">Files and folders as given; empty means the demo library.</param>
/// <param name="Output">What is made of every video.</param>
/// <param name="Force">Make outputs again that are fresh.</param>
internal sealed record PreviewRequest(IReadOnlyList<string> Paths, OutputChoice Output, bool Force)
{
    /// <summary>Folder of this user's state.</summary>
    public string State { get; init; } = StateRoot.Default;
}
