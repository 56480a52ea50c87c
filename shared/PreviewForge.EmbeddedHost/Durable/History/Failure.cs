using Microsoft.DurableTask;

namespace PreviewForge.EmbeddedHost.Durable.History;

/// <summary>A failure as it is stored.</summary>
internal sealed record Failure(string Type, string Message, string? StackTrace, Failure? Inner)
{
    /// <summary>The official host does not carry the types of activities' exceptions; code that branched on them would not run there.</summary>
    private const string UnknownType = "(unknown)";

    /// <summary>Causes beyond this one are left out: JSON that is nested deeper than 64 can't be written.</summary>
    private const int DeepestCause = 16;

    public static Failure Of(Exception exception) => Of(exception, 0);

    public static Failure OfActivity(Exception exception) => new(UnknownType, exception.Message, exception.StackTrace, null);

    /// <summary>The text that clients see as the output of a failed instance.</summary>
    public string Summary => $"{Type}: {Message}";

    private static Failure Of(Exception exception, int depth) => new(
        exception.GetType().FullName ?? exception.GetType().Name, exception.Message, exception.StackTrace,
        exception.InnerException is { } inner && depth < DeepestCause ? Of(inner, depth + 1) : null);

    public TaskFailureDetails ToDetails() => new(Type, Message, StackTrace, Inner?.ToDetails(), null);
}
