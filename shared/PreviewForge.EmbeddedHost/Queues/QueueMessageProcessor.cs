using Azure.Core.Serialization;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using PreviewForge.EmbeddedHost.Functions;
using PreviewForge.EmbeddedHost.Hosting;
using PreviewForge.EmbeddedHost.Storage;

namespace PreviewForge.EmbeddedHost.Queues;

/// <summary>Takes one message through its function and does with it what the outcome asks for.</summary>
internal sealed class QueueMessageProcessor(
    QueueSource source, IFunctionInvoker invoker, RunningFunctions running, ObjectSerializer serializer, TimeProvider time, ILogger logger)
{
    public async Task ProcessAsync(QueueMessage message)
    {
        MessageLease lease = new(source.Queue, message, time, logger);

        // More tries than allowed: whoever had the message before us was killed each time.
        MessageOutcome outcome = message.DequeueCount > source.Settings.MaxDequeueCount
            ? MessageOutcome.Failed
            : await lease.HoldWhileAsync(() => RunAsync(message));

        bool isLastTry = outcome is MessageOutcome.Unreadable || message.DequeueCount >= source.Settings.MaxDequeueCount;
        await (outcome switch
        {
            MessageOutcome.Succeeded => lease.DeleteAsync(),
            MessageOutcome.Interrupted => lease.ReleaseAsync(TimeSpan.Zero),
            _ when isLastTry && source.Poison is not null => BuryAsync(lease, message),
            _ => lease.ReleaseAsync(source.Settings.VisibilityTimeout),
        });
    }

    private async Task<MessageOutcome> RunAsync(QueueMessage message)
    {
        if (MessageText.Decode(message.Body, source.Settings.Encoding) is not { } content)
        {
            logger.LogError("Message {MessageId} of queue {Queue} is not {Encoding}.", message.MessageId, source.Queue.Name, source.Settings.Encoding);
            return MessageOutcome.Unreadable;
        }

        try
        {
            Invocation invocation = new(source.Function)
            {
                TriggerValue = QueueBinding.Value(message, content, source.Function.Trigger.ParameterType, serializer),
                BindingData = QueueBinding.Data(message, content),
            };
            await invoker.InvokeAsync(invocation, running.Cancelled).WaitAsync(running.LeftBehind);
            return MessageOutcome.Succeeded;
        }
        catch (FunctionInputConverterException e)
        {
            logger.LogError("{FunctionName} cannot take a message of queue {Queue}: {Message}", source.Function.Name, source.Queue.Name, e.Message);
            return MessageOutcome.Failed;
        }
        catch (Exception)
        {
            // The invoker has logged it.
            return running.Cancelled.IsCancellationRequested ? MessageOutcome.Interrupted : MessageOutcome.Failed;
        }
    }

    /// <summary>First the copy, then the deletion: a crash between them leaves the message twice, not nowhere.</summary>
    private async Task BuryAsync(MessageLease lease, QueueMessage message)
    {
        try
        {
            await QueueClients.SendAsync(source.Poison!, message.Body, CancellationToken.None);
        }
        catch (Exception e) when (e.IsStorageFault())
        {
            logger.LogWarning("Message {MessageId} could not be moved to {Queue} and comes again: {Message}", message.MessageId, source.Poison!.Name, e.Message);
            return;
        }

        logger.LogError(
            "Message {MessageId} has been moved to {Queue}: {FunctionName} cannot handle it.", message.MessageId, source.Poison!.Name, source.Function.Name);
        await lease.DeleteAsync();
    }
}
