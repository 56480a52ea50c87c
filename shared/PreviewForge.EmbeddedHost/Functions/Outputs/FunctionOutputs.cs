using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using PreviewForge.EmbeddedHost.Functions.Context;

namespace PreviewForge.EmbeddedHost.Functions.Outputs;

/// <summary>Writes what a run has left in its result to the outputs that the function declares.</summary>
internal sealed class FunctionOutputs(IEnumerable<IOutputWriter> writers)
{
    /// <summary>
    /// Writes the outputs and takes them off the result, so that a second call writes nothing. What stays is the HTTP response, if any.
    /// </summary>
    public async Task WriteAsync(InvocationContext context, CancellationToken cancellationToken)
    {
        DeclaredOutputs declared = context.Function.Outputs;
        object? value = context.Result.Value;
        if (value is null || declared.IsEmpty)
        {
            return;
        }

        if (declared.Return is not null)
        {
            context.Result.Value = null;
            await WriteAsync(declared.Return, value, cancellationToken);
        }
        else if (declared.Properties[0].Property.DeclaringType!.IsInstanceOfType(value))
        {
            context.Result.Value = declared.Properties.FirstOrDefault(output => output.Attribute is HttpResultAttribute)?.Property.GetValue(value);
            foreach (DeclaredOutput output in declared.Properties.Where(output => output.Attribute is not HttpResultAttribute))
            {
                await WriteAsync(output.Attribute, output.Property.GetValue(value), cancellationToken);
            }
        }
    }

    private async Task WriteAsync(OutputBindingAttribute attribute, object? value, CancellationToken cancellationToken)
    {
        if (value is not null)
        {
            IOutputWriter writer = writers.FirstOrDefault(candidate => candidate.Handles(attribute))
                ?? throw new InvalidOperationException($"This host has no output for {attribute.GetType().Name}.");
            await writer.WriteAsync(attribute, value, cancellationToken);
        }
    }
}
