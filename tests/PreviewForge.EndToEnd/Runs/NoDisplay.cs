using PreviewForge.Cli.Preview;

namespace PreviewForge.EndToEnd.Runs;

/// <summary>Follows a job without showing it.</summary>
internal sealed class NoDisplay : IProgressDisplay
{
    public async Task ShowAsync(IAsyncEnumerable<JobSnapshot> snapshots)
    {
        await foreach (var _ in snapshots)
        {
        }
    }
}
