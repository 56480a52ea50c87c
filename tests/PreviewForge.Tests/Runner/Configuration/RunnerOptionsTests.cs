using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Extraction.Processes;

namespace PreviewForge.Tests.Runner.Configuration;

public class RunnerOptionsTests
{
    [Fact]
    public void Every_setting_has_a_default_but_the_storage()
    {
        var options = Read([new("AzureWebJobsStorage", "UseDevelopmentStorage=true"), new("CPU_WORKERS", "")]);

        Assert.Equal((Environment.MachineName, 1, "ffmpeg", "ffprobe"), (options.RunnerId, options.CpuWorkers, options.FfmpegPath, options.FfprobePath));
        Assert.Equal((1, 2, 10, IoClass.Low), (options.GpuWorkers.For("any"), options.GpuThreads.For("any"), options.Nice, options.IoNice));
        Assert.Equal((60, 2048), (options.FrameCacheMinutes, options.FrameCacheMegabytes));
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
            new("GPU_WORKERS", "id="), new("GPU_FFMPEG_THREADS", "-1"), new("RUNNER_NICE", "20"), new("RUNNER_IONICE", "3"),
            new("FRAME_CACHE_MINUTES", "-1"), new("FRAME_CACHE_MB", "9999999"),
            new("EXTRACTION_WAY", "fastest"), new("EXACT_SLOT_SECONDS", "NaN"),
            new("TMP_FOLDER", file), new("RUNNER_STATE_DIR", file),
        ]));

        string[] variables =
        [
            "AzureWebJobsStorage", "RUNNER_ID", "CPU_WORKERS", "GPU_WORKERS", "GPU_FFMPEG_THREADS", "RUNNER_NICE", "RUNNER_IONICE", "FRAME_CACHE_MINUTES",
            "FRAME_CACHE_MB", "TMP_FOLDER", "RUNNER_STATE_DIR", "EXTRACTION_WAY", "EXACT_SLOT_SECONDS",
        ];
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

    [Theory]
    [InlineData("", "auto")]
    [InlineData("Sparse", "sparse")]
    [InlineData("keyframes", "keyframes")]
    [InlineData("full", "full")]
    public void The_way_of_extraction_has_a_name(string text, string way) => Assert.Equal(
        way, Read([new("AzureWebJobsStorage", "UseDevelopmentStorage=true"), new("EXTRACTION_WAY", text)]).Way.ToString(), ignoreCase: true);

    [Theory]
    [InlineData("", 10, 15.638)]
    [InlineData("0", 10, 0)]
    [InlineData("2.5", 10, 2.5)]
    [InlineData("86400", 10, 86400)]
    public void How_far_off_a_picture_may_be_is_a_setting_or_follows_from_the_interval(string text, int interval, double seconds) => Assert.Equal(
        seconds,
        Read([new("AzureWebJobsStorage", "UseDevelopmentStorage=true"), new("EXACT_SLOT_SECONDS", text)]).ExactSlotBound(interval).TotalSeconds,
        3);

    [Theory]
    [InlineData("EXTRACTION_WAY", "sparse,keyframes")]
    [InlineData("EXTRACTION_WAY", "2")]
    [InlineData("EXACT_SLOT_SECONDS", "-1")]
    [InlineData("EXACT_SLOT_SECONDS", "86401")]
    [InlineData("EXACT_SLOT_SECONDS", "Infinity")]
    [InlineData("EXTRACTION_WAY", "7")]
    public void What_makes_no_sense_for_the_extraction_is_refused(string name, string text) =>
        Assert.Throws<OptionsValidationException>(() => Read([new("AzureWebJobsStorage", "UseDevelopmentStorage=true"), new(name, text)]));

    [Theory]
    [InlineData("auto", 1, 1)]
    [InlineData("3", 3, 3)]
    [InlineData("nvidia-GPU-5e7d=4", 4, 1)]
    [InlineData(" nvidia-GPU-5e7d = 0 , 2", 0, 2)]
    public void Workers_of_gpus_are_given_for_all_or_by_device(string text, int titan, int others)
    {
        var workers = Read([new("AzureWebJobsStorage", "UseDevelopmentStorage=true"), new("GPU_WORKERS", text)]).GpuWorkers;

        Assert.Equal((titan, others), (workers.For("nvidia-GPU-5e7d"), workers.For("pci-0000:00:02.0")));
    }

    private static RunnerOptions Read(KeyValuePair<string, string?>[] variables)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(variables);
        return builder.AddRunnerOptions().Services.BuildServiceProvider().GetRequiredService<RunnerOptions>();
    }
}
