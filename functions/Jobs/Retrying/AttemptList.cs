using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Retrying;

/// <summary>The job that a chain began with, and its tries in their order.</summary>
public sealed class AttemptList(Database database, ServerNames servers)
{
    /// <returns>Null when there is no such job, or no try of it yet.</returns>
    public Task<AttemptsView?> OfAsync(Guid headJobId, CancellationToken cancellationToken) => database.ReadAsync(
        async context =>
        {
            JobRow? head = await context.Jobs.SingleOrDefaultAsync(job => job.Id == headJobId && job.Chain != ChainState.None, cancellationToken);
            if (head is null)
            {
                return null;
            }

            List<JobRow> tries = await context.Jobs.Where(job => job.ParentJobId == headJobId).OrderBy(job => job.CreatedAt).ToListAsync(cancellationToken);
            Func<string, (string Name, string Type)> names = servers.Lookup();
            return new AttemptsView(headJobId, head.MaxRetries, [OriginOf(head), .. tries.Select(job => AttemptOf(job, names))]);
        },
        cancellationToken);

    private static AttemptView OriginOf(JobRow head)
        => new(head.Id, 0, head.Status, head.ChainStartedAt ?? head.CreatedAt, head.StartedAt, head.CompletedAt, head.Error, true, [], null);

    private static AttemptView AttemptOf(JobRow job, Func<string, (string Name, string Type)> names)
    {
        RetryReason left = RetryReason.Of(job.Tally);
        RetryReason reason = job.Config.RetryReason ?? left;
        IReadOnlyList<PendingServerView> pending =
            [.. left.PendingByServer.Select(server => new PendingServerView(server.Key, names(server.Key).Name, names(server.Key).Type, server.Value))];
        var why = new RetryReasonView(
            reason.Unresolved,
            reason.StalePaths,
            reason.PendingByServer.GroupBy(server => names(server.Key).Name).ToDictionary(group => group.Key, group => group.Sum(server => server.Value)));
        return new AttemptView(job.Id, job.Config.RetryAttempt, job.Status, job.CreatedAt, job.StartedAt, job.CompletedAt, job.Error, false, pending, why);
    }
}

/// <param name="ChainId">The job that the chain began with.</param>
/// <param name="MaxAttempts">How many tries there may be.</param>
/// <param name="Attempts">That job, then the tries.</param>
public sealed record AttemptsView(Guid ChainId, int MaxAttempts, IReadOnlyList<AttemptView> Attempts);

/// <param name="Id">The job.</param>
/// <param name="RetryAttempt">0 for the first job, then from 1.</param>
/// <param name="Status">Its state.</param>
/// <param name="CreatedAt">Of the first job, when the chain began.</param>
/// <param name="StartedAt">When it was let in.</param>
/// <param name="CompletedAt">When it ended.</param>
/// <param name="Error">Why it failed, or its warning.</param>
/// <param name="IsOriginating">True for the first job.</param>
/// <param name="PendingServers">Servers that owed something at its end.</param>
/// <param name="RetryReason">What it is made for: what was owed when it was set; null for the first job.</param>
public sealed record AttemptView(
    Guid Id,
    int RetryAttempt,
    JobStatus Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? CompletedAt,
    string? Error,
    bool IsOriginating,
    IReadOnlyList<PendingServerView> PendingServers,
    RetryReasonView? RetryReason)
{
    /// <summary>Seconds from its start to its end; null while it has none.</summary>
    public double? DurationSec => CompletedAt - StartedAt is { } duration ? Math.Round(duration.TotalSeconds, 1) : null;
}

/// <param name="ServerId">The server.</param>
/// <param name="ServerName">Its name now.</param>
/// <param name="ServerType">Its vendor.</param>
/// <param name="Count">Videos that it owes something for.</param>
public sealed record PendingServerView(string ServerId, string ServerName, string ServerType, int Count);

/// <param name="Unresolved">Videos that no server owns.</param>
/// <param name="StalePaths">Files that were not there.</param>
/// <param name="PendingByServer">Videos that a server owes something for, by its name.</param>
public sealed record RetryReasonView(int Unresolved, int StalePaths, IReadOnlyDictionary<string, int> PendingByServer);
