namespace PreviewForge.Cli.Preview;

/// <summary>Shows how a job goes on: drawn anew in place on a terminal, line by line elsewhere.</summary>
internal interface IProgressDisplay
{
    Task ShowAsync(IAsyncEnumerable<JobSnapshot> snapshots);
}
