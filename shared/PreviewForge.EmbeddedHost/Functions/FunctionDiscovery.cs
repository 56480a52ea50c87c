using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.Configuration;

namespace PreviewForge.EmbeddedHost.Functions;

/// <summary>
/// Finds the methods that carry <c>[Function]</c>, in the order of the assembly's metadata: files by name, members as written. The
/// official host tries HTTP functions in that order, too.
/// </summary>
internal static class FunctionDiscovery
{
    private const BindingFlags Methods = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>All types of the app.</summary>
    public static IReadOnlyList<Type> EntryTypes() =>
        (Assembly.GetEntryAssembly() ?? throw new InvalidOperationException("The process has no entry assembly to look for functions in."))
        .GetTypes().OrderBy(type => type.MetadataToken).ToArray();

    /// <summary>Functions that <c>AzureWebJobs.NAME.Disabled</c> switches off are left out.</summary>
    /// <exception cref="InvalidOperationException">Some functions are not valid; the message lists every problem.</exception>
    public static FunctionIndex Find(IEnumerable<Type> types, IConfiguration settings)
    {
        List<string> problems = [];
        List<FunctionDescriptor> functions = [];
        foreach (MethodInfo method in types.SelectMany(type => type.GetMethods(Methods).OrderBy(method => method.MetadataToken)))
        {
            if (method.GetCustomAttribute<FunctionAttribute>() is { } function && Describe(function.Name, method, problems) is { } found)
            {
                functions.Add(found);
            }
        }

        problems.AddRange(FunctionRules.Check(functions));
        return problems.Count == 0
            ? new FunctionIndex([.. functions.Where(function => !IsDisabled(function, settings))])
            : throw new InvalidOperationException("The app's functions are not valid:\n" + string.Join('\n', problems));
    }

    private static FunctionDescriptor? Describe(string name, MethodInfo method, List<string> problems)
    {
        var triggers = method.GetParameters()
            .Select(parameter => (Parameter: parameter, Attribute: parameter.GetCustomAttribute<TriggerBindingAttribute>()))
            .Where(candidate => candidate.Attribute is not null)
            .ToArray();
        if (triggers.Length == 1)
        {
            return new FunctionDescriptor(name, method, triggers[0].Parameter, triggers[0].Attribute!);
        }

        problems.Add($"{name} ({method.DeclaringType!.FullName}.{method.Name}) has {triggers.Length} triggers; a function has exactly one.");
        return null;
    }

    private static bool IsDisabled(FunctionDescriptor function, IConfiguration settings) =>
        settings[$"AzureWebJobs.{function.Name}.Disabled"] is { } value && (value == "1" || string.Equals(value, "true", StringComparison.OrdinalIgnoreCase));
}
