using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace PreviewForge.EmbeddedHost.Durable.Management;

/// <summary>Reads parameters and writes values as the official extension does.</summary>
internal static class ManagementText
{
    public const string ContinuationHeader = "x-ms-continuation-token";

    private const int DefaultTop = 100;

    /// <summary>Whoever wants to wait longer asks again.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>What is stored as JSON becomes JSON; other text, such as a reason, becomes a string.</summary>
    public static JsonNode? Value(string? stored)
    {
        if (stored is null)
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(stored);
        }
        catch (JsonException)
        {
            return JsonValue.Create(stored);
        }
    }

    /// <summary>UTC to the second.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    public static bool Flag(HttpRequest request, string name, bool fallback = false)
        => bool.TryParse(request.Query[name], out bool value) ? value : fallback;

    /// <returns>Null when it is missing or no time.</returns>
    public static DateTimeOffset? Time(HttpRequest request, string name) => DateTimeOffset.TryParse(
        request.Query[name], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;

    /// <returns>At most <see cref="LongestWait"/>; null when it is missing or no number from 0.</returns>
    public static TimeSpan? Seconds(HttpRequest request, string name)
        => double.TryParse(request.Query[name], CultureInfo.InvariantCulture, out double seconds) && seconds >= 0
            ? TimeSpan.FromSeconds(Math.Min(seconds, LongestWait.TotalSeconds))
            : null;

    public static bool Has(HttpRequest request, string name) => !string.IsNullOrEmpty(request.Query[name]);

    public static int Top(HttpRequest request)
        => int.TryParse(request.Query["top"], CultureInfo.InvariantCulture, out int top) && top > 0 ? top : DefaultTop;

    /// <summary>Names that aren't states are ignored; null when nothing is left.</summary>
    public static IReadOnlyList<OrchestrationRuntimeStatus>? Statuses(HttpRequest request)
    {
        List<OrchestrationRuntimeStatus> found = [.. request.Query["runtimeStatus"].ToString().Split(',', StringSplitOptions.TrimEntries)
            .Where(name => !int.TryParse(name, out _))
            .Select(name => Enum.TryParse(name, ignoreCase: true, out OrchestrationRuntimeStatus status) ? status : (OrchestrationRuntimeStatus?)null)
            .OfType<OrchestrationRuntimeStatus>()];
        return found.Count > 0 ? found : null;
    }

    public static bool IsJson(HttpRequest request)
        => request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true;

    /// <returns>The body, checked to be JSON; null when it is empty.</returns>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static async Task<string?> ReadJsonAsync(HttpRequest request)
    {
        string text = await ReadTextAsync(request);
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        using JsonDocument document = JsonDocument.Parse(text);
        RefuseHalfPairs(document.RootElement);
        return document.RootElement.ValueKind == JsonValueKind.Null ? null : document.RootElement.GetRawText();
    }

    /// <summary>JSON may escape half a surrogate pair, which is no text: stored, it could be shown to nobody.</summary>
    private static void RefuseHalfPairs(JsonElement json)
    {
        try
        {
            JsonSerializer.SerializeToUtf8Bytes(json);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            throw new JsonException("A string of the JSON holds half a surrogate pair.", e);
        }
    }

    public static async Task<string> ReadTextAsync(HttpRequest request)
    {
        using StreamReader reader = new(request.Body);
        return await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
    }
}
