namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Base of every trigger and binding attribute.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class BindingAttribute : Attribute;
