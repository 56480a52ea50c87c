namespace PreviewForge.Cli.Stack;

/// <summary>
/// One folder per preview run. What lasts lies beside the videos, so a run starts from nothing, and runs at the same time don't
/// meet. A run that went well removes its folder; of the others the newest few stay for their logs.
/// </summary>
internal sealed class RunFolders(string parent, TimeProvider time)
{
    private const int KeptForTheirLogs = 3;

    public ClaimedFolder Open()
    {
        Directory.CreateDirectory(parent);
        SweepAbandoned();
        var name = FormattableString.Invariant($"{time.GetUtcNow():yyyyMMdd-HHmmss}-{Environment.ProcessId}");
        return ClaimedFolder.TryClaim(Path.Combine(parent, name))
            ?? throw new StackException($"The folder {Path.Combine(parent, name)} is in use by another process.");
    }

    private void SweepAbandoned()
    {
        var oldest = Directory.EnumerateDirectories(parent).OrderDescending(StringComparer.Ordinal).Skip(KeptForTheirLogs);
        foreach (var folder in oldest)
        {
            ClaimedFolder.TryClaim(folder)?.Delete();
        }
    }
}
