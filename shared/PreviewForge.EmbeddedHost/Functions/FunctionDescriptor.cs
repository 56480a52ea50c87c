using System.Reflection;

namespace PreviewForge.EmbeddedHost.Functions;

/// <summary>A method of the app that carries <c>[Function]</c>.</summary>
/// <param name="Name">Name of the function; compared without case.</param>
/// <param name="Method">The method; its declaring type is built by dependency injection unless the method is static.</param>
/// <param name="Trigger">The parameter that carries a trigger attribute.</param>
/// <param name="TriggerAttribute">That attribute.</param>
internal sealed record FunctionDescriptor(
    string Name, MethodInfo Method, ParameterInfo Trigger, Microsoft.Azure.Functions.Worker.Extensions.Abstractions.TriggerBindingAttribute TriggerAttribute)
{
    /// <summary>Full name of type and method, as the official host names an entry point.</summary>
    public string EntryPoint => $"{Method.DeclaringType!.FullName}.{Method.Name}";
}
