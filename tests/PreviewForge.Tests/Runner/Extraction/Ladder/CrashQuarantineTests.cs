using PreviewForge.GpuRunner.Extraction;
using PreviewForge.Tests.Runner.Fakes;
using PreviewForge.Tests.Runner.Processes;

namespace PreviewForge.Tests.Runner.Extraction.Ladder;

public sealed class CrashQuarantineTests : IDisposable
{
    private readonly Script _ffmpeg = new("""echo x >> "$(dirname "$0")/runs"; [ -e "$(dirname "$0")/mended" ] && exec ffmpeg "$@"; kill -SEGV $$""");
    private readonly ExtractionRig _rig;

    public CrashQuarantineTests() => _rig = new ExtractionRig(_ffmpeg.Path);

    public void Dispose()
    {
        _rig.Dispose();
        _ffmpeg.Dispose();
    }

    [Fact]
    public async Task A_file_on_which_decoders_crashed_three_times_is_left_alone_over_restarts_until_it_changes()
    {
        var clip = await CrashThriceAsync();
        var runs = Runs;

        var refused = Assert.IsType<ExtractionEnd.Failed>(await _rig.Restarted().ExtractAsync(clip, (160, 2)));

        Assert.Contains("crashed on this file in 3 attempts", refused.Reason);
        Assert.Contains("SIGSEGV", refused.Reason);
        Assert.Equal(runs, Runs);

        File.SetLastWriteTimeUtc(clip, DateTime.UnixEpoch);
        Assert.DoesNotContain("left alone", Assert.IsType<ExtractionEnd.Failed>(await _rig.ExtractAsync(clip, (160, 2))).Reason);
    }

    [Fact]
    public async Task Who_insists_gets_another_try_and_a_success_is_a_new_start()
    {
        var clip = await CrashThriceAsync();
        await File.WriteAllTextAsync(Path.Combine(_ffmpeg.Folder, "mended"), "", TestContext.Current.CancellationToken);

        Assert.IsType<ExtractionEnd.Failed>(await _rig.ExtractAsync(clip, (160, 2)));
        Assert.IsType<ExtractionEnd.Frames>(await _rig.ExtractAsync(clip, order => order with { Force = true }, (160, 2)));
        Assert.IsType<ExtractionEnd.Frames>(await _rig.ExtractAsync(clip, (160, 2)));
    }

    [Fact]
    public async Task A_state_that_cant_be_read_is_no_state()
    {
        Directory.CreateDirectory(_rig.Options.StateFolder);
        await File.WriteAllTextAsync(Path.Combine(_rig.Options.StateFolder, "crashes.json"), "{ half", TestContext.Current.CancellationToken);

        await CrashThriceAsync();

        Assert.Contains("SIGSEGV", await File.ReadAllTextAsync(Path.Combine(_rig.Options.StateFolder, "crashes.json"), TestContext.Current.CancellationToken));
    }

    private int Runs => _ffmpeg.Read("runs").Length;

    private async Task<string> CrashThriceAsync()
    {
        var clip = _rig.Copy(await TestMedia.ClockAsync(3), "film.mkv");
        for (var i = 0; i < 3; i++)
        {
            Assert.DoesNotContain("left alone", Assert.IsType<ExtractionEnd.Failed>(await _rig.ExtractAsync(clip, (160, 2))).Reason);
        }

        return clip;
    }
}
