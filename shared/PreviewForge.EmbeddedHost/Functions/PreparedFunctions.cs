using System.Collections.Concurrent;
using PreviewForge.EmbeddedHost.Functions.Context;
using PreviewForge.EmbeddedHost.Functions.Outputs;

namespace PreviewForge.EmbeddedHost.Functions;

/// <summary>What reflection has to find out about each function, found out once.</summary>
internal sealed class PreparedFunctions
{
    private readonly ConcurrentDictionary<FunctionDescriptor, PreparedFunction> _known = new();

    public PreparedFunction Of(FunctionDescriptor function) => _known.GetOrAdd(function, static found =>
    {
        DeclaredOutputs outputs = DeclaredOutputs.Of(found.Method);
        return new PreparedFunction(new FunctionMethod(found.Method), outputs, new DescribedFunction(found, outputs));
    });
}

/// <summary>A function, ready to run.</summary>
/// <param name="Method">Its code.</param>
/// <param name="Outputs">Its outputs.</param>
/// <param name="Definition">How it is described to itself and to middleware.</param>
internal sealed record PreparedFunction(FunctionMethod Method, DeclaredOutputs Outputs, DescribedFunction Definition);
