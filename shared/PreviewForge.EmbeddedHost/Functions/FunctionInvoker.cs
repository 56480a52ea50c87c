using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PreviewForge.EmbeddedHost.Functions.Binding;
using PreviewForge.EmbeddedHost.Functions.Context;
using PreviewForge.EmbeddedHost.Functions.Outputs;

namespace PreviewForge.EmbeddedHost.Functions;

/// <inheritdoc/>
internal sealed class FunctionInvoker : IFunctionInvoker
{
    private readonly IServiceScopeFactory _scopes;
    private readonly PreparedFunctions _functions;
    private readonly ParameterBinder _parameters;
    private readonly FunctionOutputs _outputs;
    private readonly FunctionTimeout _timeout;
    private readonly ILoggerFactory _loggers;
    private readonly FunctionExecutionDelegate _pipeline;

    public FunctionInvoker(
        IServiceScopeFactory scopes, PreparedFunctions functions, MiddlewarePipeline pipeline, ParameterBinder parameters,
        FunctionOutputs outputs, FunctionTimeout timeout, ILoggerFactory loggers)
    {
        (_scopes, _functions, _parameters, _outputs, _timeout, _loggers) = (scopes, functions, parameters, outputs, timeout, loggers);
        _pipeline = pipeline.Build(CallFunctionAsync);
    }

    public async Task<object?> InvokeAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        if (invocation.MayBeLeftBehind)
        {
            return await RunAsync(invocation, cancellationToken);
        }

        using CancellationTokenSource deadline = _timeout.Start();
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            return await RunAsync(invocation, either.Token);
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{invocation.Function.Name} took longer than functionTimeout in host.json allows.", e);
        }
    }

    private async Task<object?> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = _scopes.CreateAsyncScope();
        InvocationContext context = new(invocation, _functions.Of(invocation.Function), scope.ServiceProvider, cancellationToken);
        string name = invocation.Function.Name;
        ILogger logger = _loggers.CreateLogger($"Function.{name}");
        using IDisposable? logScope = logger.BeginScope("{FunctionName} {InvocationId}", name, context.InvocationId);
        long started = Stopwatch.GetTimestamp();
        try
        {
            await _pipeline(context);
            await _outputs.WriteAsync(context, cancellationToken);
            logger.LogDebug("{FunctionName} succeeded after {Duration}.", name, Stopwatch.GetElapsedTime(started));
            return context.Result.Value;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            logger.LogDebug("{FunctionName} was cancelled after {Duration}.", name, Stopwatch.GetElapsedTime(started));
            throw;
        }
        catch (Exception e)
        {
            logger.LogError(e, "{FunctionName} failed after {Duration}.", name, Stopwatch.GetElapsedTime(started));
            throw;
        }
    }

    private async Task CallFunctionAsync(FunctionContext context)
    {
        InvocationContext own = (InvocationContext)context;
        object?[] arguments = await _parameters.BindAsync(own);
        own.Result.Value = await own.Function.Method.CallAsync(own.InstanceServices, arguments);
    }
}
