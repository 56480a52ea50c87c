using System.Collections.Immutable;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>A function: where its code is, and what it is bound to.</summary>
public abstract class FunctionDefinition
{
    /// <summary>The method's parameters in their order.</summary>
    public abstract ImmutableArray<FunctionParameter> Parameters { get; }

    /// <summary>File of the assembly.</summary>
    public abstract string PathToAssembly { get; }

    /// <summary>Full name of type and method.</summary>
    public abstract string EntryPoint { get; }

    /// <summary>Id of the function, the same at every start.</summary>
    public abstract string Id { get; }

    /// <summary>Name of the function.</summary>
    public abstract string Name { get; }

    /// <summary>Trigger and inputs by parameter name.</summary>
    public abstract IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    /// <summary>Outputs by property name or <c>$return</c>.</summary>
    public abstract IImmutableDictionary<string, BindingMetadata> OutputBindings { get; }
}
