using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace PreviewForge.EmbeddedHost.Functions;

/// <summary>A function's method made ready to be called: one instance for each run, the result awaited.</summary>
internal sealed class FunctionMethod
{
    private readonly MethodInfo _method;
    private readonly ObjectFactory? _factory;
    private readonly Func<object?, Task<object?>> _awaiter;

    public FunctionMethod(MethodInfo method)
    {
        _method = method;
        _factory = method.IsStatic ? null : ActivatorUtilities.CreateFactory(method.DeclaringType!, Type.EmptyTypes);
        _awaiter = AwaiterOf(method.ReturnType);
    }

    /// <returns>The awaited value; null for <c>void</c>, <c>Task</c> and <c>ValueTask</c>. Exceptions pass through unchanged.</returns>
    public Task<object?> CallAsync(IServiceProvider services, object?[] arguments) =>
        _awaiter(_method.Invoke(_factory?.Invoke(services, null), BindingFlags.DoNotWrapExceptions, null, arguments, null));

    private static Func<object?, Task<object?>> AwaiterOf(Type type)
    {
        if (type == typeof(Task))
        {
            return async task => { await (Task)task!; return null; };
        }

        if (type == typeof(ValueTask))
        {
            return async task => { await (ValueTask)task!; return null; };
        }

        string? generic = type.IsGenericType && type.GetGenericTypeDefinition() is var definition
            ? definition == typeof(Task<>) ? nameof(AwaitTask) : definition == typeof(ValueTask<>) ? nameof(AwaitValueTask) : null
            : null;
        return generic is null
            ? Task.FromResult
            : typeof(FunctionMethod).GetMethod(generic, BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type.GenericTypeArguments)
                .CreateDelegate<Func<object?, Task<object?>>>();
    }

    private static async Task<object?> AwaitTask<T>(object? task) => await (Task<T>)task!;

    private static async Task<object?> AwaitValueTask<T>(object? task) => await (ValueTask<T>)task!;
}
