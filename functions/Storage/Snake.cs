using System.Text.Json;

namespace PreviewForge.Functions.Storage;

/// <summary>Names of enum members in snake case, as the REST API and the database write them.</summary>
internal static class Snake<T>
    where T : struct, Enum
{
    private static readonly Dictionary<T, string> Names =
        Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

    private static readonly Dictionary<string, T> Values = Names.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);

    public static string Text(T value) => Names[value];

    public static T Parse(string text) => Values[text];

    public static bool TryParse(string text, out T value) => Values.TryGetValue(text, out value);
}
