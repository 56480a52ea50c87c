namespace Microsoft.Azure.Functions.Worker;

/// <summary>Marks a method as a function. Names are unique in the app, compared without case.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class FunctionAttribute(string name) : Attribute
{
    /// <summary>Name of the function; also its route when the HTTP trigger gives none.</summary>
    public string Name { get; } = name;
}
