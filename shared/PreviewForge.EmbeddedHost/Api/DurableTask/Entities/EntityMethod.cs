using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Microsoft.DurableTask.Entities;

/// <summary>Finds the method for an operation and calls it.</summary>
internal static class EntityMethod
{
    private static readonly ConcurrentDictionary<(Type Type, string Operation), MethodInfo?> Methods = new();

    public static bool TryStart(object target, TaskEntityOperation operation, [NotNullWhen(true)] out Task<object?>? running)
    {
        MethodInfo? method = Methods.GetOrAdd((target.GetType(), operation.Name.ToUpperInvariant()), key => Find(key.Type, key.Operation));
        running = method is null ? null : RunAsync(target, method, operation);
        return running is not null;
    }

    private static MethodInfo? Find(Type type, string operation) => type
        .GetMethods(BindingFlags.Public | BindingFlags.Instance)
        .FirstOrDefault(method => string.Equals(method.Name, operation, StringComparison.OrdinalIgnoreCase)
            && !method.IsSpecialName && method.DeclaringType != typeof(object)
            && !method.GetParameters().Any(parameter => parameter.ParameterType == typeof(TaskEntityOperation)));

    private static async Task<object?> RunAsync(object target, MethodInfo method, TaskEntityOperation operation)
    {
        object?[] arguments = [.. method.GetParameters().Select(parameter => Bind(parameter, method, operation))];
        object? returned = method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        return returned switch
        {
            Task task => await ResultOf(task),
            ValueTask task => await ResultOf(task.AsTask()),
            not null when IsValueTask(returned.GetType()) => await ResultOf((Task)returned.GetType().GetMethod(nameof(ValueTask.AsTask))!.Invoke(returned, null)!),
            _ => returned,
        };
    }

    private static object? Bind(ParameterInfo parameter, MethodInfo method, TaskEntityOperation operation)
    {
        if (parameter.ParameterType == typeof(TaskEntityContext))
        {
            return operation.Context;
        }

        if (operation.HasInput)
        {
            return operation.GetInput(parameter.ParameterType);
        }

        return parameter.HasDefaultValue ? parameter.DefaultValue : throw new InvalidOperationException(
            $"Error dispatching {operation.Context.Id.Name}/{operation.Name} to '{method}'.\n"
            + $"There was an error binding parameter '{parameter}'. The operation expected an input value, but no input was provided by the caller.");
    }

    private static bool IsValueTask(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>);

    private static async Task<object?> ResultOf(Task task)
    {
        await task;

        // An async method without a result returns a Task<VoidTaskResult> at run time: look at what the type lets one see.
        PropertyInfo? result = task.GetType().GetProperty("Result");
        return result is null || result.PropertyType.FullName == "System.Threading.Tasks.VoidTaskResult" ? null : result.GetValue(task);
    }
}
