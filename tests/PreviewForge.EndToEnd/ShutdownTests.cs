using System.Diagnostics;
using PreviewForge.EndToEnd.Media;
using PreviewForge.EndToEnd.Runs;

namespace PreviewForge.EndToEnd;

public sealed class ShutdownTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private readonly TestFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory(Timeout = 300_000)]
    [InlineData("TERM", 143)]
    [InlineData("INT", 130)]
    [InlineData("KILL", 137)]
    public async Task However_a_run_ends_it_leaves_nothing_running(string signal, int status)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await MediaLibrary.CopyToAsync(_folder.Media, MediaCatalogue.Playable, cancellation);
        using var forge = ForgeProcess.Start(["preview", _folder.Media, "--state", _folder.State, "--interval", "1"]);
        _ = forge.StandardError.ReadToEndAsync(cancellation);
        await forge.StandardOutput.ReadLineAsync(cancellation);

        await Process.Start("kill", ["-s", signal, $"{forge.Id}"]).WaitForExitAsync(cancellation);
        await forge.WaitForExitAsync(cancellation).WaitAsync(Limit, cancellation);

        Assert.Equal(status, forge.ExitCode);
        await UntilNothingMentionsAsync(_folder.State);
    }

    // Every process of a stack has a path of the state folder in its command line or its environment.
    private static async Task UntilNothingMentionsAsync(string folder)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (Directory.GetDirectories("/proc").Where(process => Mentions(process, folder)).ToArray() is { Length: > 0 } left)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Limit, string.Join(", ", left));
            await Task.Delay(100, Cancellation);
        }
    }

    private static bool Mentions(string process, string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Contains(folder, StringComparison.Ordinal)
                || File.ReadAllText(Path.Combine(process, "environ")).Contains(folder, StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
