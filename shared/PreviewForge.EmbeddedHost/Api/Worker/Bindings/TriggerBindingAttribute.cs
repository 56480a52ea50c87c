namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Base of trigger attributes; exactly one parameter of a function carries one.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class TriggerBindingAttribute : BindingAttribute;
