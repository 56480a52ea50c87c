namespace PreviewForge.Functions.Settings;

/// <summary>One entry of <c>gpu_config</c>.</summary>
/// <param name="Device">The GPU's id, as the status shows it.</param>
/// <param name="Enabled">False: it is not used.</param>
/// <param name="Workers">Videos at the same time, 0 to 32.</param>
/// <param name="FfmpegThreads">Threads that each may use on the CPU for filters, 0 to 32; 0 for no limit.</param>
public sealed record GpuSettings(string Device, bool Enabled, int Workers, int FfmpegThreads);
