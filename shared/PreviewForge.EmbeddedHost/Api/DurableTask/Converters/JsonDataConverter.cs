using System.Text.Json;

namespace Microsoft.DurableTask.Converters;

/// <summary>JSON by <c>System.Text.Json</c>.</summary>
public class JsonDataConverter(JsonSerializerOptions? options = null) : DataConverter
{
    private static readonly JsonSerializerOptions DefaultOptions = new() { IncludeFields = true };

    private readonly JsonSerializerOptions _options = options ?? DefaultOptions;

    /// <summary>Writes public properties and fields under their declared names.</summary>
    public static JsonDataConverter Default { get; } = new();

    /// <summary>
    /// What the Functions worker uses: names are written as declared and read in any case, fields are left out.
    /// </summary>
    internal static JsonDataConverter Worker { get; } = new(new JsonSerializerOptions { PropertyNameCaseInsensitive = true });

    public override string? Serialize(object? value) => value is null ? null : JsonSerializer.Serialize(value, value.GetType(), _options);

    public override object? Deserialize(string? data, Type targetType) => data is null ? null : JsonSerializer.Deserialize(data, targetType, _options);
}
