using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace PreviewForge.EmbeddedHost.Functions.Outputs;

/// <summary>What a function's attributes say about its outputs.</summary>
/// <param name="Return">The attribute of the method; null when the return value is no output.</param>
/// <param name="Properties">The marked properties of the returned type.</param>
internal sealed record DeclaredOutputs(OutputBindingAttribute? Return, IReadOnlyList<DeclaredOutput> Properties)
{
    public bool IsEmpty => Return is null && Properties.Count == 0;

    public static DeclaredOutputs Of(MethodInfo method)
    {
        OutputBindingAttribute? attribute = method.GetCustomAttribute<OutputBindingAttribute>();
        return new DeclaredOutputs(attribute, attribute is null ? PropertiesOf(Awaited(method.ReturnType)) : []);
    }

    private static DeclaredOutput[] PropertiesOf(Type type) =>
    [
        .. from property in type.GetProperties()
           let attribute = property.GetCustomAttribute<OutputBindingAttribute>()
           where attribute is not null
           select new DeclaredOutput(property, attribute),
    ];

    private static Type Awaited(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>))
            ? type.GenericTypeArguments[0]
            : type;
}

/// <summary>A property that is an output.</summary>
internal sealed record DeclaredOutput(PropertyInfo Property, OutputBindingAttribute Attribute);
