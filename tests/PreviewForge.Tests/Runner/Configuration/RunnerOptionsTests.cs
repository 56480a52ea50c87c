using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PreviewForge.GpuRunner.Configuration;

namespace PreviewForge.Tests.Runner.Configuration;

public class RunnerOptionsTests
{
    [Fact]
    public void Every_setting_has_a_default_but_the_storage()
    {
        var options = Read([new("AzureWebJobsStorage", "UseDevelopmentStorage=true"), new("CPU_WORKERS", "")]);

        Assert.Equal((Environment.MachineName, 1, "ffmpeg", "ffprobe"), (options.RunnerId, options.CpuWorkers, options.FfmpegPath, options.FfprobePath));
        Assert.Equal(Path.GetTempPath(), options.TempFolder);
        Assert.EndsWith(Path.Combine("previewforge", "runner"), options.StateFolder);
    }

    [Fact]
    public void All_problems_are_named_at_once_and_the_key_is_not_shown()
    {
        var file = Path.GetTempFileName();

        var refused = Assert.Throws<OptionsValidationException>(() => Read(
        [
            new("AzureWebJobsStorage", "AccountKey=canary-secret"), new("RUNNER_ID", "../x"), new("CPU_WORKERS", "many"),
            new("TMP_FOLDER", file), new("RUNNER_STATE_DIR", file),
        ]));

        string[] variables = ["AzureWebJobsStorage", "RUNNER_ID", "CPU_WORKERS", "TMP_FOLDER", "RUNNER_STATE_DIR"];
        Assert.Equal(variables, refused.Failures.Select(failure => failure.Split(' ')[0]));
        Assert.DoesNotContain("canary-secret", refused.ToString());
        File.Delete(file);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("33")]
    [InlineData("1.5")]
    [InlineData("0x1")]
    public void A_number_of_workers_is_a_whole_number_to_32(string workers) =>
        Assert.Throws<OptionsValidationException>(() => Read([new("AzureWebJobsStorage", "UseDevelopmentStorage=true"), new("CPU_WORKERS", workers)]));

    private static RunnerOptions Read(KeyValuePair<string, string?>[] variables)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(variables);
        return builder.AddRunnerOptions().Services.BuildServiceProvider().GetRequiredService<RunnerOptions>();
    }
}
