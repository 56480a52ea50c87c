using Microsoft.DurableTask.Entities;

namespace PreviewForge.EmbeddedHost.Durable.Entities;

/// <summary>The address of an entity's inbox.</summary>
internal static class EntityTarget
{
    /// <exception cref="ArgumentException">The id is the default value, which names no entity.</exception>
    public static string Of(EntityInstanceId id)
        => id.Name is null ? throw new ArgumentException("The id of the entity is missing.", nameof(id)) : id.ToString();
}
