namespace PreviewForge.Contracts;

/// <summary>Urgency of a job; smaller is more urgent. The numbers are the wire form of the REST API.</summary>
public enum JobPriority
{
    High = 1,
    Normal = 2,
    Low = 3,
}
