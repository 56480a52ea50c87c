namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>The rest of the pipeline, at whose end the function runs.</summary>
public delegate Task FunctionExecutionDelegate(FunctionContext context);
