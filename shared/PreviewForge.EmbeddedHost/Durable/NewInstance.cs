using System.Text;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using PreviewForge.EmbeddedHost.Durable.Store;

namespace PreviewForge.EmbeddedHost.Durable;

/// <summary>Makes instances out of what a caller asks for.</summary>
internal static class NewInstance
{
    private const int LongestId = 256;

    /// <exception cref="ArgumentException">The id or name is not allowed.</exception>
    public static Instance Of(string name, string? input, StartOrchestrationOptions? options, DateTimeOffset now)
    {
        string id = options?.InstanceId ?? Guid.NewGuid().ToString("N");
        CheckId(id);
        if (string.IsNullOrEmpty(name) || name.StartsWith('@'))
        {
            throw new ArgumentException("The name of an orchestrator isn't empty and does not begin with '@'.", nameof(name));
        }

        return new Instance
        {
            Id = id,
            ExecutionId = Guid.NewGuid().ToString("N"),
            Name = name,
            Version = options?.Version?.Version ?? string.Empty,
            Status = OrchestrationRuntimeStatus.Pending,
            Created = now,
            Updated = now,
            Input = input,
            Tags = options?.Tags ?? new Dictionary<string, string>(),
        };
    }

    /// <exception cref="ArgumentException">
    /// The id is empty, too long, begins with <c>@</c>, is no Unicode text or has a character that paths can't carry.
    /// </exception>
    public static void CheckId(string id)
    {
        if (id.Length is 0 or > LongestId || id[0] == '@' || id.EnumerateRunes().Any(IsForbidden))
        {
            throw new ArgumentException(
                $"An instance id has 1 to {LongestId} characters, does not begin with '@', and holds no '/', '\\', '#', '?' or control characters.", nameof(id));
        }
    }

    /// <summary>Half a surrogate pair reads as the replacement character, which the store would put in its place too.</summary>
    private static bool IsForbidden(Rune character)
        => character.Value is '/' or '\\' or '#' or '?' || Rune.IsControl(character) || character == Rune.ReplacementChar;
}
