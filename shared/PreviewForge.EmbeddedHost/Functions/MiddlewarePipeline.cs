using Microsoft.Azure.Functions.Worker.Middleware;

namespace PreviewForge.EmbeddedHost.Functions;

/// <summary>The app's middleware in the order of its registration.</summary>
internal sealed class MiddlewarePipeline
{
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _steps = [];

    /// <summary>Whether the app has switched ASP.NET Core integration on.</summary>
    public bool ServesHttp { get; set; }

    public void Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> step) => _steps.Add(step);

    /// <returns>The whole pipeline with <paramref name="end"/> as its innermost step.</returns>
    public FunctionExecutionDelegate Build(FunctionExecutionDelegate end) =>
        Enumerable.Reverse(_steps).Aggregate(end, (next, step) => step(next));
}
