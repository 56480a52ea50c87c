namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>
/// Base of output attributes. On a method the return value is the output; on properties of the returned object each property is one.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public abstract class OutputBindingAttribute : BindingAttribute;
