namespace PreviewForge.GpuRunner.Intake;

/// <summary>The last picture that came of a worker's video.</summary>
internal sealed class LatestFrame(ReadOnlyMemory<byte> jpeg)
{
    /// <summary>The whole file.</summary>
    public ReadOnlyMemory<byte> Jpeg => jpeg;
}
