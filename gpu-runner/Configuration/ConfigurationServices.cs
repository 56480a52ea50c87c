using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PreviewForge.GpuRunner.Extraction.Processes;

namespace PreviewForge.GpuRunner.Configuration;

internal static class ConfigurationServices
{
    /// <summary>Binds the settings, checks them at start, and offers them as they were then.</summary>
    public static IHostApplicationBuilder AddRunnerOptions(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<RunnerOptions>, RunnerOptionsValidator>();
        builder.Services.AddOptions<RunnerOptions>().Configure(options => Bind(options, builder.Configuration)).ValidateOnStart();
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<RunnerOptions>>().Value);
        builder.Services.AddSingleton(TimeProvider.System);
        return builder;
    }

    // An empty variable counts as absent, and text in place of a number becomes one that the validator refuses: binding it would
    // fail at once and hide the other problems.
    private static void Bind(RunnerOptions options, IConfiguration configuration)
    {
        string Text(string key, string fallback) => configuration[key] is { Length: > 0 } value ? value : fallback;
        int Number(string key, int fallback) => configuration[key] is not { Length: > 0 } value ? fallback
            : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        PerDevice Numbers(string key, PerDevice fallback) =>
            PerDevice.TryParse(configuration[key] ?? "", fallback.Others, out var numbers) ? numbers : PerDevice.All(-1);

        options.Storage = Text("AzureWebJobsStorage", options.Storage);
        options.RunnerId = Text("RUNNER_ID", options.RunnerId);
        options.CpuWorkers = Number("CPU_WORKERS", options.CpuWorkers);
        options.FrameCacheMinutes = Number("FRAME_CACHE_MINUTES", options.FrameCacheMinutes);
        options.FrameCacheMegabytes = Number("FRAME_CACHE_MB", options.FrameCacheMegabytes);
        options.GpuWorkers = Numbers("GPU_WORKERS", options.GpuWorkers);
        options.GpuThreads = Numbers("GPU_FFMPEG_THREADS", options.GpuThreads);
        options.Nice = Number("RUNNER_NICE", options.Nice);
        options.IoNice = Choice<IoClass>(Text("RUNNER_IONICE", $"{options.IoNice}"));
        options.TempFolder = Text("TMP_FOLDER", options.TempFolder);
        options.StateFolder = Text("RUNNER_STATE_DIR", options.StateFolder);
        options.FfmpegPath = Text("FFMPEG_PATH", options.FfmpegPath);
        options.FfprobePath = Text("FFPROBE_PATH", options.FfprobePath);
        options.Way = Choice<WaySetting>(Text("EXTRACTION_WAY", $"{options.Way}"));
        options.ExactSlotSeconds = configuration["EXACT_SLOT_SECONDS"] is not { Length: > 0 } bound ? options.ExactSlotSeconds
            : double.TryParse(bound, CultureInfo.InvariantCulture, out var seconds) ? seconds : -1;
    }

    // By its name alone: Enum.TryParse would also take numbers, and several names at once.
    private static TEnum Choice<TEnum>(string text)
        where TEnum : struct, Enum =>
        Enum.GetNames<TEnum>().FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name
            ? Enum.Parse<TEnum>(name)
            : (TEnum)Enum.ToObject(typeof(TEnum), -1);
}
