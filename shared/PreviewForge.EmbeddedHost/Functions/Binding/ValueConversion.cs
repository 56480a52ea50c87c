using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker;

namespace PreviewForge.EmbeddedHost.Functions.Binding;

/// <summary>
/// Makes a parameter's value of a text. As in the official worker, texts, GUIDs, dates and enums are parsed as such, everything else as JSON:
/// <c>true</c> is a <c>bool</c>, <c>TRUE</c> is none.
/// </summary>
internal static class ValueConversion
{
    /// <exception cref="FunctionInputConverterException">The text does not fit the type.</exception>
    public static object? FromText(string text, Type type, ObjectSerializer serializer)
    {
        Type target = Nullable.GetUnderlyingType(type) ?? type;
        try
        {
            return target switch
            {
                _ when target.IsAssignableFrom(typeof(string)) => text,
                _ when target == typeof(byte[]) => Encoding.UTF8.GetBytes(text),
                _ when target == typeof(Guid) => Guid.Parse(text),
                _ when target == typeof(DateTime) => DateTime.Parse(text, CultureInfo.InvariantCulture),
                _ when target == typeof(DateTimeOffset) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture),
                _ when target == typeof(DateOnly) => DateOnly.Parse(text, CultureInfo.InvariantCulture),
                _ when target == typeof(TimeOnly) => TimeOnly.Parse(text, CultureInfo.InvariantCulture),
                _ when target.IsEnum => Enum.Parse(target, text, ignoreCase: true),
                _ => FromJson(BinaryData.FromString(text), target, serializer),
            };
        }
        catch (Exception e) when (e is FormatException or JsonException or ArgumentException or NotSupportedException or OverflowException)
        {
            throw new FunctionInputConverterException($"A value does not convert to {type}.", e);
        }
    }

    /// <exception cref="JsonException">The JSON does not fit the type.</exception>
    public static object? FromJson(BinaryData json, Type type, ObjectSerializer serializer)
    {
        using Stream stream = json.ToStream();
        return serializer.Deserialize(stream, type, CancellationToken.None);
    }
}
