namespace Microsoft.DurableTask;

/// <summary>Name of an orchestrator, activity or entity; compared without case.</summary>
public readonly struct TaskName : IEquatable<TaskName>
{
    /// <param name="name">The name as given in <c>[Function]</c>; null makes the default (empty) name.</param>
    public TaskName(string name)
    {
        Name = name ?? string.Empty;
        Version = string.Empty;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Always empty: names carry no version.</summary>
    public string Version { get; }

    public static implicit operator string(TaskName value) => value.Name ?? string.Empty;

    public static implicit operator TaskName(string value) => new(value);

    public static bool operator ==(TaskName left, TaskName right) => left.Equals(right);

    public static bool operator !=(TaskName left, TaskName right) => !left.Equals(right);

    public bool Equals(TaskName other) => string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    public override bool Equals(object? obj) => obj is TaskName other && Equals(other);

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Name ?? string.Empty);

    public override string ToString() => Name ?? string.Empty;
}
