namespace PreviewForge.Functions.Jobs;

/// <summary>Life cycle of a job; the last three are final.</summary>
public enum JobStatus
{
    Pending,
    Running,
    Completed,
    Failed,
    Cancelled,
}
