namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>Names the type that makes the value of a parameter.</summary>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Interface | AttributeTargets.Parameter,
    AllowMultiple = true)]
public class InputConverterAttribute(Type converterType) : Attribute
{
    /// <summary>The converting type.</summary>
    public Type ConverterType { get; } = converterType;
}
