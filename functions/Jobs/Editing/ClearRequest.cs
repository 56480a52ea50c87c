using System.Text.Json;
using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Editing;

/// <summary>Which jobs a caller wants cleared.</summary>
internal static class ClearRequest
{
    private static readonly JobStatus[] AllFinal = [JobStatus.Completed, JobStatus.Failed, JobStatus.Cancelled];

    /// <summary>A list of statuses; everything that has ended when it is missing or empty.</summary>
    /// <exception cref="ApiException">400: no list, or a status that there isn't.</exception>
    public static IReadOnlyList<JobStatus> StatusesOf(JsonNode? node) => node switch
    {
        null => AllFinal,
        JsonArray { Count: 0 } => AllFinal,
        JsonArray list => [.. list.Select(StatusOf)],
        _ => throw ApiException.Invalid("statuses must be a list"),
    };

    private static JobStatus StatusOf(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String && Snake<JobStatus>.TryParse((string)node!, out JobStatus status)
        ? status
        : throw ApiException.Invalid($"Unknown status. The statuses are {string.Join(", ", Enum.GetValues<JobStatus>().Select(Snake<JobStatus>.Text))}");
}
