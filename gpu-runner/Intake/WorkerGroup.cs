using PreviewForge.GpuRunner.Hardware;

namespace PreviewForge.GpuRunner.Intake;

/// <summary>The workers of one device.</summary>
/// <param name="Device">What they decode with.</param>
/// <param name="Workers">How many; 0 to 32.</param>
/// <param name="Threads">Threads that each may use on the CPU: of the decoder, or of the filters after a GPU; 0 shares the
/// processors among the workers that are busy when a video begins.</param>
internal sealed record WorkerGroup(DecodeDevice Device, int Workers, int Threads);
