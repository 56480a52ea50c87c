using Microsoft.AspNetCore.Http;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Automation.Webhooks.History;
using PreviewForge.Functions.Automation.Webhooks.Intake;
using PreviewForge.Functions.Automation.Webhooks.Payloads;

namespace PreviewForge.Functions.Automation.Webhooks.Receiving;

/// <summary>The answers at the address for all senders, and at those of servers.</summary>
internal static class RouterReplies
{
    public static IResult Of(Outcome outcome)
    {
        RouterReply reply = outcome switch
        {
            { Status: HistoryStatus.Queued, Arrival: { } arrival, Receipt: { } receipt } => Queued(outcome.Said, arrival, receipt),
            { Status: HistoryStatus.Deduped, Arrival: { } arrival } => Duplicate(outcome.Said, arrival),
            { Status: HistoryStatus.Test } => Ignored(outcome) with { Message = $"{outcome.Said.Sender} webhook configured successfully" },
            _ => Ignored(outcome),
        };
        return ApiJson.Reply(reply, StatusCodes.Status202Accepted);
    }

    /// <summary>Status 202: a sender that is told of an error would send it again.</summary>
    public static IResult Ignored(string reason)
        => ApiJson.Reply(new RouterReply(RouterReply.Ignored) { Reason = reason, Message = reason }, StatusCodes.Status202Accepted);

    /// <summary>Status 400: nobody we know has sent this.</summary>
    public static IResult Unreadable(string reason, string? kind = null)
        => ApiJson.Reply(new RouterReply(RouterReply.Ignored) { Kind = kind, Reason = reason, Code = "VALIDATION_ERROR" }, StatusCodes.Status400BadRequest);

    /// <summary>Status 404.</summary>
    public static IResult UnknownServer(string id)
        => ApiJson.Reply(new RouterReply(RouterReply.Ignored) { Reason = $"server '{ShownText.Name(id)}' not configured", Code = "NOT_FOUND" }, StatusCodes.Status404NotFound);

    private static RouterReply Queued(Announcement said, Arrival arrival, Receipt receipt)
    {
        var reply = Taken(RouterReply.Queued, said, arrival) with { JobId = receipt.JobId, Message = $"Processing queued for '{arrival.Title}'" };
        return arrival.Item is not null && arrival.Paths.Count > 1
            ? reply with { VersionCount = arrival.Paths.Count, Jobs = receipt.JobId is { } job ? [job] : [] }
            : reply;
    }

    private static RouterReply Duplicate(Announcement said, Arrival arrival) => Taken(RouterReply.Duplicate, said, arrival) with
    {
        Message = $"'{arrival.Title}' was already announced within the last 10 minutes",
    };

    private static RouterReply Taken(string status, Announcement said, Arrival arrival) => new(status)
    {
        Kind = said.Sender.Text(),
        CanonicalPath = arrival.Paths.Concat(arrival.DeletedPaths).FirstOrDefault(),
        Publishers = [],
        FrameCount = 0,
    };

    private static RouterReply Ignored(Outcome outcome)
        => new(RouterReply.Ignored) { Kind = outcome.Said.Sender.Text(), Reason = outcome.Reason, Message = outcome.Reason };
}
