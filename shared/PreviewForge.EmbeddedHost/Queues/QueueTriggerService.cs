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
    TimeProvider time, ILoggerFactory loggers) : IHostedService, IDisposable
{
    private readonly RunningFunctions _running = new(time);
    private readonly CancellationTokenSource _stopping = new();
    private Task[] _listeners = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        QueueSettings settings = QueueSettings.From(hostJson);
        QueueListener[] listeners =
        [
            .. from function in index.Functions
               where function.TriggerAttribute is QueueTriggerAttribute
               select Listener(function, settings),
        ];
        _listeners = [.. listeners.Select(listener => Task.Run(() => listener.RunAsync(_stopping.Token), CancellationToken.None))];
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_listeners).WaitAsync(cancellationToken);
        await _running.DrainAsync(cancellationToken);
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _running.Dispose();
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
