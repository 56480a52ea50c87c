namespace PreviewForge.GpuRunner.Configuration;

/// <summary>This runner's part of the folder for temporary files.</summary>
internal static class RunnerFolder
{
    public static string Of(RunnerOptions options) => Path.Combine(Path.GetFullPath(options.TempFolder), "previewforge-runner", options.RunnerId);
}
