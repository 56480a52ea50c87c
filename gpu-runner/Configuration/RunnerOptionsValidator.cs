using Azure.Storage.Queues;
using Microsoft.Extensions.Options;

namespace PreviewForge.GpuRunner.Configuration;

/// <summary>Checks the settings at start and names every problem at once, each by the variable that causes it.</summary>
internal sealed class RunnerOptionsValidator : IValidateOptions<RunnerOptions>
{
    private const int MostWorkers = 32;
    private const int LongestId = 64;
    private const int MostNice = 19;
    private const string ByDevice = "such numbers by device as in 'nvidia-GPU-5e7d3e0e-3a55-47b1-9f0b-0f6c6a6a0b51=2,pci-0000:00:02.0=0'";
    private const int LongestCacheMinutes = 7 * 24 * 60;
    private const int LargestCacheMegabytes = 1024 * 1024;
    private const int LongestBound = 86_400;

    public ValidateOptionsResult Validate(string? name, RunnerOptions options)
    {
        var problems = Problems(options).OfType<string>().ToList();
        return problems is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string?> Problems(RunnerOptions options) =>
    [
        StorageProblem(options.Storage),
        IsId(options.RunnerId) ? null : $"RUNNER_ID must be 1 to {LongestId} letters, digits, '-', '_' or '.', and not begin with '.'.",
        options.CpuWorkers is >= 0 and <= MostWorkers ? null : $"CPU_WORKERS must be a whole number from 0 to {MostWorkers}.",
        options.GpuWorkers.Others >= 0 ? null : $"GPU_WORKERS must be 'auto', a whole number from 0 to {PerDevice.Most}, or {ByDevice}.",
        options.GpuThreads.Others >= 0 ? null : $"GPU_FFMPEG_THREADS must be a whole number from 0 to {PerDevice.Most}, or {ByDevice}.",
        options.Nice is >= 0 and <= MostNice ? null : $"RUNNER_NICE must be a whole number from 0 to {MostNice}.",
        Enum.IsDefined(options.IoNice) ? null : "RUNNER_IONICE must be 'normal', 'low' or 'idle'.",
        options.FrameCacheMinutes is >= 0 and <= LongestCacheMinutes ? null
            : $"FRAME_CACHE_MINUTES must be a whole number from 0 (no frame cache) to {LongestCacheMinutes}.",
        options.FrameCacheMegabytes is >= 0 and <= LargestCacheMegabytes ? null
            : $"FRAME_CACHE_MB must be a whole number from 0 (no frame cache) to {LargestCacheMegabytes}.",
        FolderProblem("TMP_FOLDER", options.TempFolder),
        FolderProblem("RUNNER_STATE_DIR", options.StateFolder),
        options.FfmpegPath is "" ? "FFMPEG_PATH must not be empty." : null,
        options.FfprobePath is "" ? "FFPROBE_PATH must not be empty." : null,
        Enum.IsDefined(options.Way) ? null : "EXTRACTION_WAY must be auto, sparse, keyframes or full.",
        options.ExactSlotSeconds is null or (>= 0 and <= LongestBound) ? null : $"EXACT_SLOT_SECONDS must be a number from 0 to {LongestBound}.",
    ];

    // The exceptions of the storage library quote the connection string, and that holds the key.
    private static string? StorageProblem(string storage)
    {
        if (storage is "")
        {
            return "AzureWebJobsStorage is not set: the connection string of the storage account, or UseDevelopmentStorage=true.";
        }

        try
        {
            _ = new QueueServiceClient(storage);
            return null;
        }
        catch (Exception malformed) when (malformed is FormatException or ArgumentException or InvalidOperationException)
        {
            return "AzureWebJobsStorage is no connection string.";
        }
    }

    // The name is part of a blob's name and of a folder's.
    private static bool IsId(string id) =>
        id.Length is > 0 and <= LongestId && id[0] is not '.' && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static string? FolderProblem(string variable, string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return null;
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return $"{variable} can't be used as a folder: {unusable.Message}";
        }
    }
}
