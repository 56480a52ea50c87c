using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Probing;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Audits;

/// <summary>Turns a server's own making of previews on and off.</summary>
public sealed class ExtractionSwitch(ServerAccess servers)
{
    private const string Name = "preview generation of its own";

    /// <summary>A server that can't be asked makes an answer that is not ok.</summary>
    /// <exception cref="ApiException">404, 409; 400 for a wrong body.</exception>
    public async Task<ExtractionAnswer> SetAsync(string id, JsonObject body, CancellationToken cancellationToken)
    {
        OpenServer server = servers.Open(id);
        IVendorExtraction extraction = server.Need(server.Connection.Extraction, Name);
        (bool scan, IReadOnlyList<string>? libraries) = Read(body);
        try
        {
            return new ExtractionAnswer(await extraction.SetAsync(scan, libraries, cancellationToken), scan, libraries);
        }
        catch (MediaServerException failure)
        {
            return new ExtractionAnswer(new Dictionary<string, string>(), scan, libraries, failure.Message);
        }
    }

    /// <exception cref="ApiException">404, 409, 400.</exception>
    /// <exception cref="MediaServerException">It can't be asked; zeros would look like an answer.</exception>
    public async Task<ExtractionStatusAnswer> ReadAsync(string id, CancellationToken cancellationToken)
    {
        OpenServer server = servers.Open(id);
        return new ExtractionStatusAnswer(await server.Need(server.Connection.Extraction, Name).ReadAsync(cancellationToken), server.Settings.Type.Text());
    }

    private static (bool Scan, IReadOnlyList<string>? Libraries) Read(JsonObject body)
    {
        bool scan = body["scan_extraction"]?.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Invalid("scan_extraction must be true or false"),
        };
        if (body["library_ids"] is not { } ids)
        {
            return (scan, null);
        }

        if (ids is not JsonArray list || !list.All(id => id?.GetValueKind() == JsonValueKind.String))
        {
            throw Invalid("library_ids must be a list of ids");
        }

        return list.Count > 0
            ? (scan, [.. list.Select(id => id!.GetValue<string>())])
            : throw Invalid("library_ids must not be empty; leave it out to mean all libraries");
    }

    private static ApiException Invalid(string message) => ApiException.Invalid(message).With(new JsonObject { ["ok"] = false });
}

/// <summary>What became of each library.</summary>
public sealed record ExtractionAnswer
{
    /// <param name="results">By library: <c>ok</c>, <c>skipped: …</c> or <c>error: …</c>.</param>
    /// <param name="scan">What was asked for.</param>
    /// <param name="wanted">The libraries that were named; null for all, of which some may be skipped.</param>
    /// <param name="failure">Why the server couldn't be asked; null when it was.</param>
    internal ExtractionAnswer(IReadOnlyDictionary<string, string> results, bool scan, IReadOnlyList<string>? wanted, string? failure = null)
    {
        (Results, ScanExtraction) = (results, scan);
        List<string> complaints = wanted is null
            ? [.. results.Where(result => !IsOk(result.Value) && !IsSkipped(result.Value)).Select(Complaint)]
            : [.. wanted.Where(id => !IsOk(results.GetValueOrDefault(id))).Select(id => $"{id}: {results.GetValueOrDefault(id) ?? "no answer"}")];
        Error = failure ?? (complaints.Count > 0 ? string.Join("; ", complaints) : null);
    }

    public bool Ok => Error is null;

    public IReadOnlyDictionary<string, string> Results { get; }

    public int OkCount => Results.Values.Count(IsOk);

    public int SkippedCount => Results.Values.Count(IsSkipped);

    public int ErrorCount => Total - OkCount - SkippedCount;

    public int Total => Results.Count;

    public bool ScanExtraction { get; }

    /// <summary>Why it is not ok.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; }

    private static bool IsOk(string? result) => result == "ok";

    private static bool IsSkipped(string result) => result.StartsWith("skipped", StringComparison.Ordinal);

    private static string Complaint(KeyValuePair<string, string> result) => $"{result.Key}: {result.Value}";
}

/// <summary>How many libraries the server makes previews for.</summary>
public sealed record ExtractionStatusAnswer(int ExtractingCount, int StoppedCount, int SkippedCount, int Total, string Vendor, IReadOnlyList<LibraryExtraction> Libraries)
{
    internal ExtractionStatusAnswer(ExtractionStatus status, string vendor)
        : this(
            status.Count(ExtractionState.Extracting), status.Count(ExtractionState.Stopped), status.Count(ExtractionState.Skipped), status.Libraries.Count, vendor, status.Libraries)
    {
    }
}
