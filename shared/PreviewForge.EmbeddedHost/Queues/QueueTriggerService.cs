using Azure.Storage.Queues;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PreviewForge.EmbeddedHost.Configuration;
using PreviewForge.EmbeddedHost.Functions;
using PreviewForge.EmbeddedHost.Hosting;

namespace PreviewForge.EmbeddedHost.Queues;

/// <summary>Listens to the queues of all queue-triggered functions while the host runs.</summary>
internal sealed class QueueTriggerService(
    IFunctionIndex index, QueueClients queues, HostJson hostJson, IFunctionInvoker invoker, IOptions<WorkerOptions> options,
    TimeProvider time, ILoggerFactory loggers) : BackgroundService
{
    private readonly RunningFunctions _running = new(time);
    private QueueListener[] _listeners = [];

    /// <exception cref="InvalidOperationException">A trigger's connection or <c>host.json</c> is not valid.</exception>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        QueueSettings settings = QueueSettings.From(hostJson);
        _listeners =
        [
            .. from function in index.Functions
               where function.TriggerAttribute is QueueTriggerAttribute
               select Listener(function, settings),
        ];
        return base.StartAsync(cancellationToken);
    }

    /// <summary>First no more messages are taken, then those in work come to their end.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await _running.DrainAsync(cancellationToken);
    }

    public override void Dispose()
    {
        base.Dispose();
        _running.Dispose();
    }

    /// <summary>A listener that breaks takes the host down: better than a queue that nobody listens to.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (Task ended in Task.WhenEach(_listeners.Select(listener => listener.RunAsync(stoppingToken))))
        {
            await ended;
        }
    }

    private QueueListener Listener(FunctionDescriptor function, QueueSettings settings)
    {
        QueueTriggerAttribute trigger = (QueueTriggerAttribute)function.TriggerAttribute;
        ILogger logger = loggers.CreateLogger($"Host.Queues.{function.Name}");
        QueueClient queue = queues.Open(trigger.QueueName, trigger.Connection);
        QueueClient? poison = PoisonQueue.NameFor(queue) is { } name ? queues.Open(name, trigger.Connection) : null;
        QueueSource source = new(function, queue, poison, settings);
        QueueMessageProcessor processor = new(source, invoker, _running, options.Value.Serializer!, time, logger);
        return new QueueListener(source, processor, _running, time, logger);
    }
}
