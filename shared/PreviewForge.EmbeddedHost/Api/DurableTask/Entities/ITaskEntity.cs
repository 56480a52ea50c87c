namespace Microsoft.DurableTask.Entities;

/// <summary>Something that runs entity operations.</summary>
public interface ITaskEntity
{
    /// <returns>The result for the caller.</returns>
    ValueTask<object?> RunAsync(TaskEntityOperation operation);
}
