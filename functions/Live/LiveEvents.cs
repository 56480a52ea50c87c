using System.Text.Json;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Live;

/// <summary>Tells of changes: the event is written in the transaction that makes the change, so nobody hears of what didn't happen, or misses what did.</summary>
internal static class LiveEvents
{
    /// <param name="context">The transaction's context.</param>
    /// <param name="kind">What changed.</param>
    /// <param name="at">Now.</param>
    /// <param name="subject">Of whom.</param>
    /// <param name="data">What else is to be told; written as the API writes JSON.</param>
    public static void Tell(this PreviewForgeDbContext context, LiveEventKind kind, DateTimeOffset at, string subject = "", object? data = null)
        => context.Events.Add(new EventRow { At = at, Kind = kind, Subject = subject, Data = data is null ? null : JsonSerializer.Serialize(data, ApiJson.Options) });

    /// <inheritdoc cref="Tell(PreviewForgeDbContext, LiveEventKind, DateTimeOffset, string, object?)"/>
    public static void Tell(this PreviewForgeDbContext context, LiveEventKind kind, DateTimeOffset at, Guid jobId, object? data = null)
        => context.Tell(kind, at, jobId.ToString(), data);
}
