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
        Paths(body),
        body.TryGetProperty("force_regenerate", out JsonElement force) && IsTrue(force),
        body.TryGetProperty("priority", out JsonElement priority) ? PriorityOf(priority) : JobPriority.Normal,
        body.TryGetProperty("server_id", out JsonElement server) && Text(server) is { Length: > 0 } id ? id : null);

    private static List<string> Paths(JsonElement body)
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

        List<string> paths = [.. list.EnumerateArray().Select(path => Text(path)!).Where(path => !string.IsNullOrWhiteSpace(path))];
        return paths.Count > 0 ? paths : throw ApiException.Invalid("No valid file paths provided");
    }

    /// <summary>Accepts <c>true</c>, and the texts and numbers that scripts write for it.</summary>
    private static bool IsTrue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.String => Text(value)!.Trim().ToLowerInvariant() is "true" or "1" or "yes",
        JsonValueKind.Number => value.TryGetInt32(out int number) && number == 1,
        _ => false,
    };

    /// <summary>1 to 3 as number or text, or a name; anything else is normal, as scripts have relied on since the first version.</summary>
    private static JobPriority PriorityOf(JsonElement value)
    {
        string text = value.ValueKind == JsonValueKind.Number ? value.GetRawText() : Text(value) ?? "";
        return Enum.TryParse(text.Trim(), ignoreCase: true, out JobPriority priority) && Enum.IsDefined(priority) ? priority : JobPriority.Normal;
    }

    /// <summary>Null for what is not text; half of a surrogate pair is JSON, but no text.</summary>
    private static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            throw ApiException.Invalid("The body holds text that is not valid Unicode");
        }
    }
}
