using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace PreviewForge.EmbeddedHost.Functions;

/// <summary>
/// Runs a function once: DI scope, logging scope with the invocation id, middleware, parameter binding, the method, its outputs.
/// An exception of the function passes through unchanged.
/// </summary>
internal interface IFunctionInvoker
{
    /// <returns>The function's return value (awaited), null for <c>void</c> and <c>Task</c>.</returns>
    Task<object?> InvokeAsync(Invocation invocation, CancellationToken cancellationToken);
}

/// <summary>One run of a function.</summary>
internal sealed record Invocation(FunctionDescriptor Function)
{
    /// <summary>Value of the trigger parameter, of the parameter's type already.</summary>
    public required object? TriggerValue { get; init; }

    /// <summary>Becomes <c>FunctionContext.BindingContext.BindingData</c>.</summary>
    public IReadOnlyDictionary<string, object?> BindingData { get; init; } = new Dictionary<string, object?>();

    /// <summary>The request, for HTTP triggers.</summary>
    public HttpContext? HttpContext { get; init; }

    /// <summary>
    /// Binds a parameter that the invoker itself doesn't know (it knows the trigger, <c>FunctionContext</c>, <c>CancellationToken</c>,
    /// <c>[DurableClient]</c>); null when every other parameter is an error.
    /// </summary>
    public Func<ParameterInfo, object?>? BindOther { get; init; }

    /// <summary>
    /// True for orchestrators: their run is left behind at the first wait that history does not answer, so nothing with a timer may hold it,
    /// and <c>functionTimeout</c> does not count.
    /// </summary>
    public bool MayBeLeftBehind { get; init; }
}
