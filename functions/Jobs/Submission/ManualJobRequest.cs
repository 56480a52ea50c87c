using System.Text.Json;
using PreviewForge.Contracts;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.Jobs.Submission;

/// <summary>The body of <c>POST /api/jobs/manual</c>.</summary>
/// <param name="FilePaths">Paths as written, blanks left out; never empty.</param>
/// <param name="Force">Make outputs again even when they are fresh.</param>
/// <param name="Priority">Urgency.</param>
/// <param name="ServerId">The one server to publish to; null for all.</param>
public sealed record ManualJobRequest(IReadOnlyList<string> FilePaths, bool Force, JobPriority Priority, string? ServerId)
{
    /// <summary>Most paths in one request; folders count as one.</summary>
    public const int MaxPaths = 10_000;

    /// <exception cref="ApiException">400 with what is wrong.</exception>
    public static ManualJobRequest From(JsonElement body) => new(
        Paths(body), RequestJson.IsTrue(body, "force_regenerate"), RequestJson.Priority(body), RequestJson.Text(body, "server_id") is { Length: > 0 } id ? id : null);

    private static IReadOnlyList<string> Paths(JsonElement body)
    {
        if (!body.TryGetProperty("file_paths", out JsonElement list) || list.ValueKind == JsonValueKind.Null)
        {
            throw ApiException.Invalid("file_paths is required and must not be empty");
        }

        if (list.ValueKind != JsonValueKind.Array || list.EnumerateArray().Any(path => path.ValueKind != JsonValueKind.String))
        {
            throw ApiException.Invalid("file_paths must be a list of strings");
        }

        if (list.GetArrayLength() == 0)
        {
            throw ApiException.Invalid("file_paths is required and must not be empty");
        }

        if (list.GetArrayLength() > MaxPaths)
        {
            throw ApiException.Invalid($"file_paths has {list.GetArrayLength()} entries; {MaxPaths} are allowed. Name the folder instead of its files, or send several requests");
        }

        IReadOnlyList<string> paths = RequestJson.Texts(body, "file_paths");
        return paths.Count > 0 ? paths : throw ApiException.Invalid("No valid file paths provided");
    }
}
