using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace PreviewForge.Tests.Architecture;

/// <summary>
/// What the classes of orchestrators refer to that a replay would find changed, or that waits for something else than the orchestration's context
/// ("Orchestrator code constraints" in the documentation of Durable Functions). The whole class is looked at, with the state machines and closures
/// that the compiler has made of it.
/// </summary>
internal static class OrchestratorCode
{
    private static readonly string[] BannedNamespaces =
    [
        "System.IO", "System.Net", "System.Security.Cryptography", "Microsoft.Extensions.Configuration", "Microsoft.Extensions.Options",
        "Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite", "Azure",
    ];

    private static readonly string[] BannedTypes =
    [
        "System.TimeProvider", "System.Random", "System.Environment", "System.Diagnostics.Stopwatch", "System.Diagnostics.Process",
        "System.Threading.Thread", "System.Threading.ThreadPool", "System.Threading.Timer", "System.Threading.PeriodicTimer", "System.Threading.Monitor",
        "System.Threading.Lock", "System.Threading.SemaphoreSlim", "System.Threading.Interlocked", "System.Threading.Tasks.TaskFactory",
        "System.Threading.Tasks.Parallel",
    ];

    private static readonly string[] BannedMembers =
    [
        "System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTime::get_Today", "System.DateTimeOffset::get_Now",
        "System.DateTimeOffset::get_UtcNow", "System.Guid::NewGuid", "System.Guid::CreateVersion7", "System.Threading.Tasks.Task::Run",
        "System.Threading.Tasks.Task::Delay", "System.Threading.Tasks.Task::Yield", "System.Threading.Tasks.Task::Wait",
        "System.Threading.Tasks.Task::ContinueWith", "System.Threading.Tasks.Task::ConfigureAwait", "System.Threading.Tasks.Task`1::ContinueWith",
        "System.Threading.Tasks.Task`1::ConfigureAwait", "System.Threading.CancellationTokenSource::CancelAsync",
        "System.Threading.CancellationTokenSource::CancelAfter",
    ];

    /// <summary>The classes of an assembly that have an orchestrator.</summary>
    public static IEnumerable<Type> ClassesOf(Assembly assembly) => assembly.GetTypes().Where(type => type
        .GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Any(method => method.GetParameters().Any(parameter => parameter.IsDefined(typeof(OrchestrationTriggerAttribute)))));

    /// <returns>Banned members and static state, each with the method that uses it.</returns>
    public static IReadOnlyList<string> OffencesOf(Type type)
    {
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(type.Assembly.Location);
        TypeDefinition definition = assembly.MainModule.ImportReference(type).Resolve();
        return [.. WithNested(definition).SelectMany(each => each.Methods).Where(method => method.HasBody).SelectMany(OffencesOf).Distinct().Order()];
    }

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static IEnumerable<string> OffencesOf(MethodDefinition method) => method.Body.Instructions
        .Select(Offence).OfType<string>().Select(offence => $"{method.DeclaringType.Name}.{method.Name} uses {offence}");

    private static string? Offence(Instruction instruction) => instruction.Operand switch
    {
        FieldReference field when IsChangingState(field) => $"the static field {field.Name}, which can change",
        MethodReference or FieldReference when instruction.Operand is MemberReference member && IsBanned(member) => NameOf(member),
        _ => null,
    };

    private static bool IsBanned(MemberReference member)
    {
        string type = member.DeclaringType.GetElementType().FullName;
        return BannedNamespaces.Any(space => type.StartsWith($"{space}.", StringComparison.Ordinal))
            || BannedTypes.Contains(type)
            || BannedMembers.Contains(NameOf(member));
    }

    /// <summary>The compiler keeps its delegates in static fields of its own, with names that no code can have.</summary>
    private static bool IsChangingState(FieldReference reference) => reference.Resolve() is { IsStatic: true, IsInitOnly: false, IsLiteral: false } field
        && !field.Name.Contains('<') && !field.DeclaringType.Name.Contains('<');

    private static string NameOf(MemberReference member) => $"{member.DeclaringType.GetElementType().FullName}::{member.Name}";
}
