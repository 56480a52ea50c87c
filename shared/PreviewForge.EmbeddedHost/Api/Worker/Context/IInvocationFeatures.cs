namespace Microsoft.Azure.Functions.Worker;

/// <summary>Features of one run by their type.</summary>
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
    /// <summary>Sets the feature of this type; null removes it.</summary>
    void Set<T>(T? instance);

    /// <returns>The feature, or null.</returns>
    T? Get<T>();
}
