using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Automation.Webhooks.History;
using PreviewForge.Functions.Automation.Webhooks.Payloads;

namespace PreviewForge.Functions.Automation.Webhooks.Receiving;

/// <summary>The answers at the addresses of one sender each.</summary>
internal static class SenderReplies
{
    private const string Twice = "already announced within the last 10 minutes";

    public static IResult Of(Outcome outcome) => outcome.Status switch
    {
        HistoryStatus.Test => Success(TestMessage(outcome.Said.Sender)),
        HistoryStatus.Disabled => Success("Webhooks disabled"),
        HistoryStatus.Queued => ApiJson.Reply(new SenderReply(true, QueuedMessage(outcome)), StatusCodes.Status202Accepted),
        HistoryStatus.Deduped => Success(DedupedMessage(outcome)),
        HistoryStatus.IgnoredNoPath => NoPath(outcome.Said),
        _ => Success(IgnoredMessage(outcome)),
    };

    /// <summary>Refuses with status 400.</summary>
    public static IResult Refused(string error)
        => ApiJson.Reply(new ApiError(error, "VALIDATION_ERROR") { More = new JsonObject { ["success"] = false } }, StatusCodes.Status400BadRequest);

    private static IResult Success(string message) => ApiJson.Reply(new SenderReply(true, message));

    private static string TestMessage(Sender sender) => sender == Sender.Plex ? "Plex webhook endpoint reachable" : $"{sender} webhook configured successfully";

    private static string QueuedMessage(Outcome outcome) => outcome.Said.Sender == Sender.Custom
        ? $"Processing queued for {Files(outcome.Receipt?.Queued ?? 0)}"
        : $"Processing queued for '{outcome.Said.Title}'";

    private static string DedupedMessage(Outcome outcome) => outcome.Said.Sender switch
    {
        Sender.Custom => $"Ignored {Files(outcome.Said.Paths.Count + outcome.Said.DeletedPaths.Count)}: {Twice}",
        Sender.Plex => $"No valid paths queued for '{outcome.Said.Title}': {Twice}",
        _ => $"Ignored '{outcome.Said.Title}' {EventName(outcome.Said)}: {Twice}",
    };

    private static string IgnoredMessage(Outcome outcome) => outcome.Said.Meaning == EventMeaning.Irrelevant
        ? $"Ignored event: {(outcome.Said.EventType.Length > 0 ? outcome.Said.EventType : "unknown")}"
        : $"Ignored '{outcome.Said.Title}': {outcome.Reason}";

    private static IResult NoPath(Announcement said) => said.Sender switch
    {
        Sender.Custom => Refused("Payload must include 'file_path' (string) or 'file_paths' (array of strings)"),
        Sender.Plex when said.ItemId is null => Refused("Missing Metadata.ratingKey"),
        _ => Success($"Ignored '{said.Title}' {EventName(said)}: no file path in payload"),
    };

    private static string EventName(Announcement said) => said.EventType.ToUpperInvariant() switch
    {
        "DOWNLOAD" or "ONDOWNLOAD" => "download",
        "RENAME" => "rename",
        "" => "event",
        _ => said.EventType,
    };

    private static string Files(int count) => count == 1 ? "1 file" : $"{count} files";
}
