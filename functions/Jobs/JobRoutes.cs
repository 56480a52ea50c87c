namespace PreviewForge.Functions.Jobs;

/// <summary>
/// Paths below <c>/api/jobs</c>. The official host takes the first function that fits, whatever is more special, so an id is kept apart from
/// its literal neighbours by a constraint. Any other text is let through, so that a wrong id is answered by us, and in JSON.
/// </summary>
internal static class JobRoutes
{
    public const string All = "api/jobs";

    public const string Manual = "api/jobs/manual";

    public const string One = "api/jobs/{id:regex(^(?!(manual|stats|workers|clear)$))}";

    public const string Stats = "api/jobs/stats";

    public const string Clear = "api/jobs/clear";

    public const string Priority = $"{One}/priority";

    public const string Reprocess = $"{One}/reprocess";

    public const string Attempts = $"{One}/attempts";

    public const string RetryNow = $"{One}/retry-now";

    public const string Cancel = $"{One}/cancel";

    public const string Files = $"{One}/files";

    public const string Logs = $"{One}/logs";
}
