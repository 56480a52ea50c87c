using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace PreviewForge.EmbeddedHost.Functions.Context;

/// <inheritdoc/>
internal sealed class DescribedBinding(string name, string type, BindingDirection direction) : BindingMetadata
{
    private const string AttributeSuffix = "Attribute";

    public override string Name { get; } = name;

    public override string Type { get; } = type;

    public override BindingDirection Direction { get; } = direction;

    /// <summary>Kinds follow the attribute's name: <c>QueueTriggerAttribute</c> is <c>queueTrigger</c>.</summary>
    public static DescribedBinding Input(string name, BindingAttribute attribute) => new(name, KindOf(attribute), BindingDirection.In);

    /// <summary>Kinds of outputs do without the word: <c>QueueOutputAttribute</c> is <c>queue</c>, <c>HttpResultAttribute</c> is <c>http</c>.</summary>
    public static DescribedBinding Output(string name, OutputBindingAttribute attribute) => new(
        name,
        attribute is HttpResultAttribute ? "http" : KindOf(attribute).Replace("Output", "", StringComparison.Ordinal),
        BindingDirection.Out);

    private static string KindOf(BindingAttribute attribute)
    {
        string name = attribute.GetType().Name;
        name = name.EndsWith(AttributeSuffix, StringComparison.Ordinal) ? name[..^AttributeSuffix.Length] : name;
        return JsonNamingPolicy.CamelCase.ConvertName(name);
    }
}
