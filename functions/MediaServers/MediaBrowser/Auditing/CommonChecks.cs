using System.Text.Json.Nodes;
using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.Connecting;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.Auditing;

/// <summary>Checks that Emby and Jellyfin have in common.</summary>
internal static class CommonChecks
{
    public static ReadinessSection Connection(MediaServerException? failure) => new(
        "connection", "Connection", "connection",
        [
            new ReadinessCheck
            {
                Id = "reachable",
                Label = "The server answers with our credential",
                DocsAnchor = "connection",
                Explanation = "Nothing else can be asked of a server that doesn't answer.",
                Ok = failure is null,
                Severity = Severity.Critical,
                Current = failure is null ? "reachable" : "unreachable",
                Recommended = "reachable",
                Reason = failure?.Message ?? "",
            },
        ]);

    /// <summary>One check for each switch of each library.</summary>
    public static IEnumerable<ReadinessCheck> Flags(IReadOnlyList<LibraryFlag> flags, IEnumerable<Wire.VirtualFolder> folders)
        => folders.SelectMany(folder => flags.Where(flag => flag.AppliesTo(folder)).Select(flag => FlagOf(flag, folder)));

    /// <summary>What could not be read is not well, and not ill either.</summary>
    /// <param name="id">The check's id.</param>
    /// <param name="label">What was asked for.</param>
    /// <param name="anchor">Where it is explained.</param>
    /// <param name="failure">Why it could not be had.</param>
    public static ReadinessCheck Unreadable(string id, string label, string anchor, MediaServerException failure) => new()
    {
        Id = id,
        Label = label,
        DocsAnchor = anchor,
        Ok = false,
        Severity = Severity.Recommended,
        Current = "unavailable",
        Reason = failure.Message,
    };

    /// <summary>Turns something on or off after a button was pressed.</summary>
    public static CheckAction Button(string action, JsonObject args, string question) => new(action, args, Confirmation.Button(question));

    /// <summary>The check of the scheduled task; what is right depends on the vendor.</summary>
    /// <param name="task">The task.</param>
    /// <param name="verdict">What is made of it.</param>
    public static ReadinessSection Task(ScheduledTask task, TaskVerdict verdict) => new(
        "scheduled_trickplay", "Scheduled task", "scheduled-trickplay",
        [
            new ReadinessCheck
            {
                Id = "scheduled_trickplay_task",
                Label = "The server's daily task for preview images",
                DocsAnchor = "scheduled-trickplay",
                Explanation = verdict.Explanation,
                Ok = verdict.Ok,
                Severity = verdict.Severity,
                Current = $"{task.Triggers} {(task.Triggers == 1 ? "trigger" : "triggers")}{(task.State == "Running" ? ", running" : "")}",
                Recommended = verdict.Recommended,
                Reason = verdict.Ok ? "" : verdict.Explanation,
                FixAction = verdict.Fix,
                Actions = new CheckActions(
                    verdict.OffersEnable ? Button("set_scheduled_trickplay", new JsonObject { ["enabled"] = true }, "The server then runs the task each day at 03:00.") : null,
                    verdict.OffersDisable ? Button("set_scheduled_trickplay", new JsonObject { ["enabled"] = false }, "The server then runs the task only when somebody starts it.") : null),
                Meta = new JsonObject
                {
                    ["found"] = true, ["task_id"] = task.Id, ["triggers_count"] = task.Triggers, ["state"] = task.State, ["description"] = task.Description, ["error"] = "",
                },
            },
        ]);

    private static ReadinessCheck FlagOf(LibraryFlag flag, Wire.VirtualFolder folder) => new()
    {
        Id = $"{flag.CheckId}:{folder.Key}",
        Label = $"{flag.Label}: {folder.Title}",
        DocsAnchor = flag.DocsAnchor,
        Explanation = flag.Rationale,
        Ok = flag.IsRightIn(folder),
        Severity = flag.Severity,
        Current = flag.ValueIn(folder),
        Recommended = flag.Recommended,
        Reason = flag.IsRightIn(folder) ? "" : flag.Rationale,
        Actions = flag.ValueIn(folder) ? new CheckActions(Disable: Switch(flag, folder, false)) : new CheckActions(Enable: Switch(flag, folder, true)),
        FixAction = flag.IsRightIn(folder) ? null : flag.Recommended ? FixDirection.Enable : FixDirection.Disable,
        Meta = new JsonObject { ["flag"] = flag.Name, ["library_id"] = folder.Key, ["library_name"] = folder.Title },
    };

    private static CheckAction Switch(LibraryFlag flag, Wire.VirtualFolder folder, bool value)
    {
        var args = new JsonObject { ["flag"] = flag.Name, ["value"] = value, ["library_ids"] = new JsonArray(folder.Key) };
        string question = $"Switch {flag.Name} {(value ? "on" : "off")} for the library \"{folder.Title}\"? {flag.Rationale}";
        return new CheckAction("apply_flag", args, !value && flag.PhraseToTurnOff is { } phrase ? Confirmation.Typed(phrase, question) : Confirmation.Button(question));
    }
}

/// <summary>How the scheduled task stands on a server.</summary>
internal sealed record TaskVerdict(bool Ok, Severity Severity, string Recommended, string Explanation)
{
    public FixDirection? Fix { get; init; }

    public bool OffersEnable { get; init; }

    public bool OffersDisable { get; init; }
}
