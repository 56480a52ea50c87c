using System.Text.Json.Nodes;

namespace PreviewForge.Functions.MediaServers.Auditing;

/// <summary>Checks everything that must be right before previews are shown.</summary>
public interface IReadinessAudit
{
    /// <summary>A server that can't be asked makes failing checks, it throws nothing but cancellation; nothing else is asked of it then.</summary>
    Task<ReadinessReport> CheckAsync(CancellationToken cancellationToken);
}

/// <param name="Vendor">Type of the server in lower case.</param>
/// <param name="Sections">In the order in which they are shown.</param>
public sealed record ReadinessReport(string Vendor, IReadOnlyList<ReadinessSection> Sections)
{
    /// <summary>True: no check fails critically.</summary>
    public bool OverallOk => !Sections.SelectMany(section => section.Checks).Any(check => check is { Ok: false, Severity: Severity.Critical });
}

/// <summary>Checks that belong together.</summary>
public sealed record ReadinessSection(string Id, string Title, string DocsAnchor, IReadOnlyList<ReadinessCheck> Checks)
{
    public bool Ok => Checks.All(check => check.Ok);

    /// <summary>The worst of the checks that fail; info when none does.</summary>
    public Severity Severity => Checks.Where(check => !check.Ok).Select(check => check.Severity).DefaultIfEmpty(Severity.Info).Max();
}

/// <summary>One check.</summary>
public sealed record ReadinessCheck
{
    public required string Id { get; init; }

    public required string Label { get; init; }

    public required string DocsAnchor { get; init; }

    public string Tooltip { get; init; } = "";

    /// <summary>Why it matters, in HTML of ours; nothing that came from a server is in it.</summary>
    public string Explanation { get; init; } = "";

    public required bool Ok { get; init; }

    public required Severity Severity { get; init; }

    public JsonNode? Current { get; init; }

    public JsonNode? Recommended { get; init; }

    /// <summary>What can be done at once; a direction that changes nothing is left out.</summary>
    public CheckActions Actions { get; init; } = new();

    /// <summary>Why it fails, in plain text; empty when it doesn't.</summary>
    public string Reason { get; init; } = "";

    public JsonObject Meta { get; init; } = [];

    /// <summary>The direction that mends it; null when there is none.</summary>
    public FixDirection? FixAction { get; init; }
}

/// <param name="Enable">Turns it on; null when that can't be done or changes nothing.</param>
/// <param name="Disable">Turns it off; null when that can't be done or changes nothing.</param>
public sealed record CheckActions(CheckAction? Enable = null, CheckAction? Disable = null);

/// <param name="Action"><c>apply_flag</c>, <c>set_vendor_extraction</c>, <c>install_plugin</c>, <c>uninstall_plugin</c>, <c>sync_trickplay_options</c> or <c>set_scheduled_trickplay</c>.</param>
/// <param name="Args">What the call takes.</param>
/// <param name="Confirm">What a person is asked first.</param>
public sealed record CheckAction(string Action, JsonObject Args, Confirmation Confirm);

/// <param name="Kind"><c>button</c>, or <c>type</c>: the phrase has to be typed.</param>
/// <param name="Phrase">What has to be typed; empty for a button.</param>
/// <param name="Body">What will happen, in plain text.</param>
public sealed record Confirmation(string Kind, string Phrase, string Body)
{
    public static Confirmation Button(string body) => new("button", "", body);

    public static Confirmation Typed(string phrase, string body) => new("type", phrase, body);
}

/// <summary>Which of a check's actions mends it.</summary>
public enum FixDirection
{
    Enable,
    Disable,
}
