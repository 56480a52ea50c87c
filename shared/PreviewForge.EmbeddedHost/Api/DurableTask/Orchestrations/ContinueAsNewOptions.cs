namespace Microsoft.DurableTask;

/// <summary>How an orchestration goes on as a new one.</summary>
public class ContinueAsNewOptions
{
    /// <summary>Input of the next round.</summary>
    public object? NewInput { get; set; }

    /// <summary>Whether events that nobody has waited for yet are kept for the next round. Default true.</summary>
    public bool PreserveUnprocessedEvents { get; set; } = true;

    /// <summary>Version of the next round; null keeps the present one.</summary>
    public string? NewVersion { get; set; }
}
