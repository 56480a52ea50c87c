using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;

namespace PreviewForge.Functions.MediaServers.Http;

/// <summary>One call to a media server. The path is below the server's address; names and values of the query are escaped here, and nowhere else.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">Begins with a slash; variable parts are escaped with <see cref="Uri.EscapeDataString(string)"/> by the caller.</param>
internal sealed record VendorRequest(HttpMethod Method, string Path)
{
    private readonly List<KeyValuePair<string, string>> _query = [];

    /// <summary>Headers of this call alone, such as the page.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public HttpContent? Content { get; init; }

    public string Accept { get; init; } = "application/json";

    /// <summary>Longest wait for the whole answer; null for the server's own timeout.</summary>
    public TimeSpan? Deadline { get; init; }

    /// <summary>Most bytes of the answer.</summary>
    public int MaxBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Path and query as they are sent.</summary>
    public string Target => _query.Count == 0
        ? Path
        : $"{Path}?{string.Join('&', _query.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"))}";

    public static VendorRequest Get(string path) => new(HttpMethod.Get, path);

    public static VendorRequest Put(string path) => new(HttpMethod.Put, path);

    public static VendorRequest Delete(string path) => new(HttpMethod.Delete, path);

    public static VendorRequest Post(string path) => new(HttpMethod.Post, path);

    public static VendorRequest Post<T>(string path, T body, JsonTypeInfo<T> type) => new(HttpMethod.Post, path) { Content = JsonContent.Create(body, type) };

    /// <summary>Adds to the query; a null value adds nothing.</summary>
    public VendorRequest With(string name, string? value)
    {
        if (value is not null)
        {
            _query.Add(new(name, value));
        }

        return this;
    }

    public VendorRequest With(string name, int? value) => With(name, value?.ToString(CultureInfo.InvariantCulture));
}
