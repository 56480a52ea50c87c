using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.DependencyInjection;
using PreviewForge.EmbeddedHost.Functions;

namespace PreviewForge.EmbeddedHost.Tests.Durable.Support;

/// <summary>Calls functions and nothing else.</summary>
internal sealed class PlainInvoker(DurableStage stage, IServiceProvider services) : IFunctionInvoker
{
    public async Task<object?> InvokeAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        await stage.EnterAsync(cancellationToken);
        MethodInfo method = invocation.Function.Method;
        object? target = method.IsStatic ? null : ActivatorUtilities.CreateInstance(services, method.DeclaringType!);
        object?[] arguments = [.. method.GetParameters().Select(parameter =>
            parameter == invocation.Function.Trigger ? invocation.TriggerValue
            : parameter.ParameterType == typeof(CancellationToken) ? cancellationToken
            : parameter.ParameterType == typeof(DurableStage) ? stage
            : invocation.BindOther!(parameter))];
        object? returned = method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        if (returned is not Task task)
        {
            return returned;
        }

        await task;
        return method.ReturnType.IsGenericType ? task.GetType().GetProperty("Result")!.GetValue(task) : null;
    }
}

/// <summary>The functions of some types.</summary>
internal sealed class TypeIndex(IReadOnlyList<Type> types) : IFunctionIndex
{
    public IReadOnlyList<FunctionDescriptor> Functions { get; } = [.. types
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(method => method.IsDefined(typeof(FunctionAttribute)))
        .Select(method =>
        {
            ParameterInfo trigger = method.GetParameters().Single(parameter => parameter.IsDefined(typeof(TriggerBindingAttribute)));
            return new FunctionDescriptor(
                method.GetCustomAttribute<FunctionAttribute>()!.Name, method, trigger, trigger.GetCustomAttribute<TriggerBindingAttribute>()!);
        })];
}
