namespace Microsoft.DurableTask.Entities;

/// <summary>Identity of an entity; as text <c>@name@key</c>.</summary>
public readonly record struct EntityInstanceId
{
    /// <param name="name">Name of the entity; kept in lower case.</param>
    /// <param name="key">Key of the entity; case matters.</param>
    /// <exception cref="ArgumentException">The name is empty or holds an <c>@</c>, or the key is null.</exception>
    public EntityInstanceId(string name, string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(key);
        if (name.Contains('@', StringComparison.Ordinal))
        {
            throw new ArgumentException("The name of an entity can't contain '@'.", nameof(name));
        }

        Name = name.ToLowerInvariant();
        Key = key;
    }

    public string Name { get; }

    public string Key { get; }

    /// <exception cref="ArgumentException">The text isn't <c>@name@key</c>.</exception>
    public static EntityInstanceId FromString(string instanceId)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        int second = instanceId.IndexOf('@', 1);
        return instanceId[0] == '@' && second > 1
            ? new(instanceId[1..second], instanceId[(second + 1)..])
            : throw new ArgumentException($"'{instanceId}' is not the id of an entity.", nameof(instanceId));
    }

    public override string ToString() => $"@{Name}@{Key}";
}
