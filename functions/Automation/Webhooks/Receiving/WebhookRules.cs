using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Automation.Webhooks.History;
using PreviewForge.Functions.Automation.Webhooks.Intake;
using PreviewForge.Functions.Automation.Webhooks.Payloads;
using PreviewForge.Functions.Settings;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.Functions.Automation.Webhooks.Receiving;

/// <summary>The rules that hold for every announcement, at whatever address it came in. One line of history is kept of each.</summary>
public sealed class WebhookRules(SettingsStore settings, IWebhookDesk desk)
{
    /// <summary>Most files in one webhook.</summary>
    internal const int MaxPaths = 10_000;

    /// <exception cref="ApiException">400: it names more than <see cref="MaxPaths"/> files. Nothing of it was taken in.</exception>
    /// <exception cref="SettingsException">Nobody can say whether webhooks are wanted. Nothing of it was taken in.</exception>
    internal async Task<Outcome> TakeAsync(Announcement said, Address address, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (Verdict(said, address) is { } verdict)
        {
            await NoteAsync(verdict, address, cancellationToken);
            return verdict;
        }

        if (said.Paths.Count + said.DeletedPaths.Count > MaxPaths)
        {
            throw ApiException.Invalid($"A webhook may name {MaxPaths} files at most; this one names {said.Paths.Count + said.DeletedPaths.Count}.");
        }

        Arrival arrival = ArrivalOf(said, address);
        Receipt receipt = await desk.AcceptAsync(arrival, client, cancellationToken);
        return new Outcome(said, receipt.IsDuplicate ? HistoryStatus.Deduped : HistoryStatus.Queued) { Arrival = arrival, Receipt = receipt };
    }

    /// <summary>For what nothing comes of, whatever it says.</summary>
    internal async Task<Outcome> IgnoreAsync(Announcement said, Address address, string reason, CancellationToken cancellationToken)
    {
        var outcome = new Outcome(said, HistoryStatus.Ignored) { Reason = reason };
        await NoteAsync(outcome, address, cancellationToken);
        return outcome;
    }

    private Task NoteAsync(Outcome outcome, Address address, CancellationToken cancellationToken) => desk.NoteAsync(
        new HistoryEntry(outcome.Said.Sender.Text(), outcome.Said.EventType, outcome.Said.Title, outcome.Status) { ServerId = address.PinnedServerId ?? address.Origin?.Id },
        cancellationToken);

    /// <summary>Null when something comes of it. A test is answered even when webhooks are off.</summary>
    private Outcome? Verdict(Announcement said, Address address)
    {
        if (said.Meaning == EventMeaning.Test)
        {
            return new Outcome(said, HistoryStatus.Test) { Reason = "this is only a test" };
        }

        if (!settings.Read().WebhooksEnabled)
        {
            return new Outcome(said, HistoryStatus.Disabled) { Reason = "Webhooks disabled" };
        }

        string? useless = said.Meaning switch
        {
            EventMeaning.Irrelevant => $"event '{said.EventType}' is not relevant",
            EventMeaning.NoVideo => "the item is no video",
            _ => address.Refusal,
        };
        return useless is not null ? new Outcome(said, HistoryStatus.Ignored) { Reason = useless }
            : HasSubject(said, address) ? null
            : new Outcome(said, HistoryStatus.IgnoredNoPath) { Reason = "no usable path in payload" };
    }

    /// <summary>An id says nothing when nobody knows whose it is.</summary>
    private static bool HasSubject(Announcement said, Address address)
        => said.Paths.Count > 0 || said.DeletedPaths.Count > 0 || (said.ItemId is not null && address.Origin is not null);

    private static Arrival ArrivalOf(Announcement said, Address address)
    {
        PathMap? names = address.Origin is { PathMappings.Count: > 0 } origin ? new PathMap(origin.PathMappings) : null;
        return new Arrival
        {
            Source = said.Sender.Text(),
            EventType = said.EventType,
            Title = said.Title,
            Paths = LocalNames(said.Paths, names),
            DeletedPaths = LocalNames(said.DeletedPaths, names),
            Item = address.Origin is { } server && said.ItemId is { } item ? new ArrivedItem(server.Id, item) : null,
            PinnedServerId = address.PinnedServerId,
            OriginServerId = address.Origin?.Id,
            Regenerate = address.Regenerate,
        };
    }

    /// <summary>What no mapping fits is left as it is: the run asks the other servers' mappings, too.</summary>
    private static IReadOnlyList<string> LocalNames(IReadOnlyList<string> paths, PathMap? names)
        => names is null ? paths : new PathList(paths.Select(path => names.RemoteToLocal(path)[0])).Paths;
}
