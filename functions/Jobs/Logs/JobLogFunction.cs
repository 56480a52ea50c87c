using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Jobs.Reports;

namespace PreviewForge.Functions.Jobs.Logs;

/// <summary>Shows a job's log: a slice by <c>offset</c> and <c>limit</c>, the tail by <c>last</c>, or from the beginning.</summary>
public sealed class JobLogFunction(JobCatalog catalog, JobLogReader reader)
{
    private const string ClearedLine = "Log file was cleared due to log retention policy.";

    [Function(nameof(GetJobLog))]
    public async Task<IResult> GetJobLog(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = JobRoutes.Logs)] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        JobView job = await catalog.GetAsync(id, cancellationToken);
        LogLines? lines = await ReadAsync(job.Id, request.Query, cancellationToken);
        bool isCleared = lines is null && job.CompletedAt is not null;
        lines ??= new LogLines(isCleared ? [ClearedLine] : [], isCleared ? 1 : 0, 0);
        return ApiJson.Reply(new JobLogView(job.Id, lines.Lines, lines.Total, lines.Offset, isCleared));
    }

    private Task<LogLines?> ReadAsync(Guid jobId, IQueryCollection query, CancellationToken cancellationToken)
    {
        int? offset = Number(query, "offset");
        int? limit = Number(query, "limit");
        int? last = Number(query, "last");
        return last is { } count && offset is null && limit is null
            ? reader.TailAsync(jobId, Math.Min(count, JobLogReader.MaxLines), cancellationToken)
            : reader.SliceAsync(jobId, offset ?? 0, limit ?? JobLogReader.MaxLines, cancellationToken);
    }

    private static int? Number(IQueryCollection query, string key)
    {
        if (!query.ContainsKey(key))
        {
            return null;
        }

        return int.TryParse(query[key].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw ApiException.Invalid($"{key} must be a whole number that is not negative");
    }
}

/// <param name="JobId">The job.</param>
/// <param name="Logs">Its lines.</param>
/// <param name="TotalLines">Lines of the whole log; of a tail, the lines given.</param>
/// <param name="Offset">0-based number of the first line asked for.</param>
/// <param name="LogClearedByRetention">True: the log was removed for its age.</param>
public sealed record JobLogView(Guid JobId, IReadOnlyList<string> Logs, int TotalLines, int Offset, bool LogClearedByRetention)
{
    public int Count => Logs.Count;
}
