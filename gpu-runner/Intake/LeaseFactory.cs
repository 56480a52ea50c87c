using Microsoft.Extensions.Logging;

namespace PreviewForge.GpuRunner.Intake;

/// <summary>Starts leases on received messages.</summary>
internal sealed class LeaseFactory(IWorkQueues queues, HeldMessages held, TimeProvider time, ILogger<Lease> log)
{
    public Lease Start(QueuedMessage message) => Lease.Start(queues, held, message, time, log);
}
