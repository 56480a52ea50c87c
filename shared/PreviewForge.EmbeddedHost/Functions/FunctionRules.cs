using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace PreviewForge.EmbeddedHost.Functions;

/// <summary>What every function must keep to, whatever its trigger.</summary>
internal static partial class FunctionRules
{
    /// <returns>One sentence for each breach.</returns>
    public static IEnumerable<string> Check(IReadOnlyList<FunctionDescriptor> functions) =>
        functions.SelectMany(CheckOne).Concat(Duplicates(functions));

    private static IEnumerable<string> CheckOne(FunctionDescriptor function)
    {
        if (!Name().IsMatch(function.Name))
        {
            yield return $"'{function.Name}' ({function.EntryPoint}) is no valid name: a letter first, then at most 127 letters, digits, '_' or '-'.";
        }

        if (function.Method.DeclaringType!.ContainsGenericParameters || function.Method.ContainsGenericParameters)
        {
            yield return $"{function.Name} ({function.EntryPoint}) is generic; a function is not.";
        }

        Type type = function.Trigger.ParameterType;
        if (function.TriggerAttribute is HttpTriggerAttribute && type != typeof(HttpRequest))
        {
            yield return $"{function.Name}: the parameter of an HTTP trigger is an HttpRequest, not {type.Name}.";
        }

        if (function.TriggerAttribute is TimerTriggerAttribute && type != typeof(TimerInfo))
        {
            yield return $"{function.Name}: the parameter of a timer trigger is a TimerInfo, not {type.Name}.";
        }
    }

    private static IEnumerable<string> Duplicates(IEnumerable<FunctionDescriptor> functions) =>
        functions.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .Select(group => $"The name {group.Key} is used by {string.Join(" and ", group.Select(function => function.EntryPoint))}.");

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,127}$")]
    private static partial Regex Name();
}
