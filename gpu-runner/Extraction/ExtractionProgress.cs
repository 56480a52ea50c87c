namespace PreviewForge.GpuRunner.Extraction;

/// <summary>Where an extraction has got to.</summary>
/// <param name="Position">Time within the video.</param>
/// <param name="Speed">Seconds of video per second; 0 when unknown.</param>
internal readonly record struct ExtractionProgress(TimeSpan Position, double Speed);
