using System.Reflection;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using PreviewForge.EmbeddedHost.Durable.History;
using PreviewForge.EmbeddedHost.Durable.Store;
using PreviewForge.EmbeddedHost.Functions;

namespace PreviewForge.EmbeddedHost.Durable.Activities;

/// <summary>
/// Runs an activity and tells its orchestration how it ended. Dying before the commit means that it runs again: at least once, never lost.
/// </summary>
internal sealed class ActivityStep(DurableFunctions functions, IFunctionInvoker invoker, DataConverter converter, ILogger<ActivityStep> logger)
{
    public async Task RunAsync(DurableStore store, long sequence, CancellationToken cancellationToken)
    {
        if (store.Read(session => ActivityRows.Find(session, sequence)) is not { } work)
        {
            return;
        }

        Message reply = new(work.InstanceId, MessageKind.Completed) { ExecutionId = work.ExecutionId, TaskId = work.TaskId };
        try
        {
            reply = reply with { Body = await InvokeAsync(work, cancellationToken) };
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning(e, "Activity {Name} of {InstanceId} failed.", work.Name, work.InstanceId);
            reply = reply with { Kind = MessageKind.Failed, Body = HistoryJson.Write(Failure.OfActivity(e)) };
        }

        await store.WriteAsync(transaction => transaction.FinishActivity(work, reply));
    }

    private async Task<string?> InvokeAsync(ActivityWork work, CancellationToken cancellationToken)
    {
        FunctionDescriptor function = functions.Activity(work.Name);
        Invocation invocation = new(function)
        {
            TriggerValue = ReadInput(work.Input, function.Trigger.ParameterType),
            BindingData = new Dictionary<string, object?> { ["instanceId"] = work.InstanceId },
            BindOther = parameter => Bind(parameter, work),
        };
        return converter.Serialize(await invoker.InvokeAsync(invocation, cancellationToken));
    }

    private static object? Bind(ParameterInfo parameter, ActivityWork work)
        => parameter.ParameterType == typeof(TaskActivityContext) ? new CallContext(work)
            : string.Equals(parameter.Name, "instanceId", StringComparison.OrdinalIgnoreCase) && parameter.ParameterType == typeof(string) ? work.InstanceId
            : throw new InvalidOperationException($"Parameter '{parameter.Name}' of activity '{work.Name}' has no value.");

    private object? ReadInput(string? data, Type type)
        => converter.Deserialize(data, type) ?? (type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null);

    private sealed class CallContext(ActivityWork work) : TaskActivityContext
    {
        public override TaskName Name => work.Name;

        public override string InstanceId => work.InstanceId;
    }
}
