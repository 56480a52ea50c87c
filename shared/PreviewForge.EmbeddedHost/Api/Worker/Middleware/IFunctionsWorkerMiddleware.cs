namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>A step around every run of every function.</summary>
public interface IFunctionsWorkerMiddleware
{
    /// <summary>Acts before and after the rest of the pipeline, or instead of it.</summary>
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
