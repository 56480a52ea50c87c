namespace Microsoft.DurableTask;

/// <summary>Turns inputs, outputs and states into text and back.</summary>
public abstract class DataConverter
{
    /// <returns>Null for null.</returns>
    public abstract string? Serialize(object? value);

    /// <returns>Null for null.</returns>
    public abstract object? Deserialize(string? data, Type targetType);

    /// <returns>The default of <typeparamref name="T"/> for null.</returns>
    public virtual T? Deserialize<T>(string? data) => Deserialize(data, typeof(T)) is T value ? value : default;
}
