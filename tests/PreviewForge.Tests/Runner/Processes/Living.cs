namespace PreviewForge.Tests.Runner.Processes;

/// <summary>Whether a process lives, and waiting for such things.</summary>
internal static class Living
{
    public static bool IsRunning(int process)
    {
        try
        {
            // A zombie has ended; only its parent hasn't looked yet.
            return !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    public static async Task WaitForAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
