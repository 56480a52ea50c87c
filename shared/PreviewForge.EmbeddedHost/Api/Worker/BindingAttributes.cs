namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Base of every trigger and binding attribute.</summary>
public abstract class BindingAttribute : Attribute;

/// <summary>Base of trigger attributes; exactly one parameter of a function carries one.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class TriggerBindingAttribute : BindingAttribute;
