namespace Microsoft.DurableTask;

/// <summary>Who called an activity.</summary>
public abstract class TaskActivityContext
{
    /// <summary>Name of the activity.</summary>
    public abstract TaskName Name { get; }

    /// <summary>Id of the calling orchestration.</summary>
    public abstract string InstanceId { get; }

    /// <summary>Version of the calling orchestration, empty when there is none.</summary>
    public virtual string Version => string.Empty;
}
