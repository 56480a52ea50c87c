namespace PreviewForge.GpuRunner.Hardware.Detection;

/// <summary>Finds the devices of one kind of system.</summary>
internal interface IDeviceSource
{
    /// <returns>All that is there, usable or not; what decodes is tried later.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<IReadOnlyList<FoundDevice>> FindAsync(CancellationToken cancellationToken);
}
