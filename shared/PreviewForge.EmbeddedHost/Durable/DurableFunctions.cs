using Microsoft.Azure.Functions.Worker;
using PreviewForge.EmbeddedHost.Functions;

namespace PreviewForge.EmbeddedHost.Durable;

/// <summary>The app's orchestrators, activities and entities by name, in any case.</summary>
internal sealed class DurableFunctions
{
    private readonly Dictionary<string, FunctionDescriptor> _orchestrators;
    private readonly Dictionary<string, FunctionDescriptor> _activities;
    private readonly Dictionary<string, FunctionDescriptor> _entities;

    public DurableFunctions(IFunctionIndex index)
    {
        _orchestrators = Find<OrchestrationTriggerAttribute>(index, trigger => trigger.Orchestration);
        _activities = Find<ActivityTriggerAttribute>(index, trigger => trigger.Activity);
        _entities = Find<EntityTriggerAttribute>(index, trigger => trigger.EntityName);
    }

    public bool Any => _orchestrators.Count + _activities.Count + _entities.Count > 0;

    /// <exception cref="InvalidOperationException">There is none of this name.</exception>
    public FunctionDescriptor Orchestrator(string name) => Get(_orchestrators, "orchestrator", name);

    /// <inheritdoc cref="Orchestrator"/>
    public FunctionDescriptor Activity(string name) => Get(_activities, "activity", name);

    /// <inheritdoc cref="Orchestrator"/>
    public FunctionDescriptor Entity(string name) => Get(_entities, "entity", name);

    private static Dictionary<string, FunctionDescriptor> Find<TTrigger>(IFunctionIndex index, Func<TTrigger, string?> nameOf)
    {
        Dictionary<string, FunctionDescriptor> found = new(StringComparer.OrdinalIgnoreCase);
        foreach (FunctionDescriptor function in index.Functions)
        {
            if (function.TriggerAttribute is TTrigger trigger)
            {
                found[nameOf(trigger) ?? function.Name] = function;
            }
        }

        return found;
    }

    private static FunctionDescriptor Get(Dictionary<string, FunctionDescriptor> functions, string kind, string name)
        => functions.GetValueOrDefault(name) ?? throw new InvalidOperationException(
            $"The {kind} '{name}' doesn't exist. The app has: {string.Join(", ", functions.Keys.Order(StringComparer.OrdinalIgnoreCase))}.");
}
