using System.Text.Json;
using PreviewForge.Contracts;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Catalog;

namespace PreviewForge.Functions.Jobs.Submission;

/// <summary>The body of <c>POST /api/jobs</c>. What it doesn't name here, credentials and paths above all, is neither used nor kept.</summary>
public sealed record LibraryJobRequest
{
    /// <summary>Most libraries in one request.</summary>
    public const int MaxLibraries = 1000;

    private const double LeastLookback = 0.25;
    private const double MostLookback = 720;

    public required JobKind Kind { get; init; }

    /// <summary>Ids of libraries, each once; empty when none was named.</summary>
    public required IReadOnlyList<string> LibraryIds { get; init; }

    /// <summary>Names of libraries, when no id was given; empty when none was named.</summary>
    public required IReadOnlyList<string> LibraryNames { get; init; }

    /// <summary>What the caller calls the job; empty without.</summary>
    public string Label { get; init; } = "";

    public string? ServerId { get; init; }

    public JobPriority Priority { get; init; }

    public bool Force { get; init; }

    public ItemOrder Order { get; init; }

    /// <summary>Hours, 0.25 to 720.</summary>
    public double LookbackHours { get; init; } = 1;

    public bool DryRun { get; init; }

    /// <summary>The id that the job gets; null for a new one.</summary>
    public Guid? JobId { get; init; }

    /// <summary>The schedule whose own run the job is; empty without.</summary>
    public string ParentScheduleId { get; init; } = "";

    /// <summary>The schedule of a job that lists recently added videos; empty without.</summary>
    public string ScheduleId { get; init; } = "";

    /// <summary>Who asked, in a word; empty for people.</summary>
    public string Source { get; init; } = "";

    /// <exception cref="ApiException">400 with what is wrong.</exception>
    public static LibraryJobRequest From(JsonElement body)
    {
        JsonElement config = RequestJson.Object(body, "config");
        IReadOnlyList<string> ids = First([RequestJson.Texts(body, "library_ids"), RequestJson.Texts(config, "selected_library_ids"), One(body, "library_id")]);
        if (ids.Count > MaxLibraries)
        {
            throw ApiException.Invalid($"library_ids has {ids.Count} entries; {MaxLibraries} are allowed");
        }

        return new LibraryJobRequest
        {
            Kind = KindOf(RequestJson.Text(config, "job_type")),
            LibraryIds = ids,
            LibraryNames = ids.Count > 0 ? [] : First([RequestJson.Texts(body, "library_names"), RequestJson.Texts(config, "selected_libraries")]),
            Label = RequestJson.Text(body, "library_name"),
            ServerId = RequestJson.Text(body, "server_id") is { Length: > 0 } server ? server : null,
            Priority = RequestJson.Priority(body),
            Force = RequestJson.IsTrue(config, "force_generate") || RequestJson.IsTrue(config, "regenerate_thumbnails"),
            Order = OrderOf(config),
            LookbackHours = RequestJson.Number(config, "lookback_hours") is { } hours ? Math.Clamp(hours, LeastLookback, MostLookback) : 1,
            DryRun = RequestJson.IsTrue(config, "dry_run"),
        };
    }

    private static JobKind KindOf(string text) => text switch
    {
        "" or "full_library" => JobKind.FullLibrary,
        "recently_added" => JobKind.RecentlyAdded,
        "clean_up" => JobKind.CleanUp,
        _ => throw ApiException.Invalid("config.job_type must be full_library, recently_added or clean_up"),
    };

    /// <summary>Newest first, unless the caller says otherwise; an empty text is the order of the servers.</summary>
    private static ItemOrder OrderOf(JsonElement config) => !config.TryGetProperty("sort_by", out _) ? ItemOrder.Newest : RequestJson.Text(config, "sort_by").ToLowerInvariant() switch
    {
        "newest" => ItemOrder.Newest,
        "oldest" => ItemOrder.Oldest,
        "random" => ItemOrder.Random,
        "" or "natural" => ItemOrder.Natural,
        _ => throw ApiException.Invalid("config.sort_by must be newest, oldest, random or empty"),
    };

    private static IReadOnlyList<string> One(JsonElement body, string name) => RequestJson.Text(body, name) is { Length: > 0 } text ? [text] : [];

    private static IReadOnlyList<string> First(IEnumerable<IReadOnlyList<string>> lists) => lists.FirstOrDefault(list => list.Count > 0) ?? [];
}
