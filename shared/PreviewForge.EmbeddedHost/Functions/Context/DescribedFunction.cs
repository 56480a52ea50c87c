using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using PreviewForge.EmbeddedHost.Functions.Outputs;

namespace PreviewForge.EmbeddedHost.Functions.Context;

/// <summary>A function as its own code sees it.</summary>
internal sealed class DescribedFunction : FunctionDefinition
{
    public DescribedFunction(FunctionDescriptor function, DeclaredOutputs outputs)
    {
        Name = function.Name;
        EntryPoint = function.EntryPoint;
        PathToAssembly = function.Method.Module.FullyQualifiedName;
        Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Name} {EntryPoint}")).AsSpan(0, 16));
        Parameters = [.. function.Method.GetParameters().Select(parameter => new FunctionParameter(parameter.Name!, parameter.ParameterType))];
        InputBindings = Inputs(function).ToImmutableDictionary(binding => binding.Name);
        OutputBindings = OutputsOf(function, outputs).ToImmutableDictionary(binding => binding.Name);
    }

    public override ImmutableArray<FunctionParameter> Parameters { get; }

    public override string PathToAssembly { get; }

    public override string EntryPoint { get; }

    public override string Id { get; }

    public override string Name { get; }

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings { get; }

    private static IEnumerable<BindingMetadata> Inputs(FunctionDescriptor function) =>
        from parameter in function.Method.GetParameters()
        let attribute = parameter.GetCustomAttribute<BindingAttribute>()
        where attribute is not null
        select DescribedBinding.Input(parameter.Name!, attribute);

    /// <summary>An HTTP function without outputs of its own returns its response.</summary>
    private static IEnumerable<BindingMetadata> OutputsOf(FunctionDescriptor function, DeclaredOutputs outputs)
    {
        if (outputs.Return is not null)
        {
            yield return DescribedBinding.Output("$return", outputs.Return);
        }

        foreach (DeclaredOutput output in outputs.Properties)
        {
            yield return DescribedBinding.Output(output.Property.Name, output.Attribute);
        }

        if (outputs.IsEmpty && function.TriggerAttribute is HttpTriggerAttribute)
        {
            yield return new DescribedBinding("$return", "http", BindingDirection.Out);
        }
    }
}
