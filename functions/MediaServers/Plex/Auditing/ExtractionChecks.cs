using System.Text.Json.Nodes;
using PreviewForge.Functions.MediaServers.Auditing;

namespace PreviewForge.Functions.MediaServers.Plex.Auditing;

/// <summary>A row for each library: does Plex make previews itself?</summary>
internal static class ExtractionChecks
{
    private const string Why = "Plex would spend its CPU on pictures that are there already, and may write its own over them.";

    public static ReadinessSection Of(ExtractionStatus status) => Section(
        status.Libraries.Count > 0 ? [.. status.Libraries.Select(RowOf)] : [StateRow(true, Severity.Info, "The server has no libraries of films or shows.")]);

    public static ReadinessSection Unreadable(string reason) => Section([StateRow(false, Severity.Recommended, reason)]);

    private static ReadinessSection Section(IReadOnlyList<ReadinessCheck> checks) => new("vendor_extraction", "Plex's own previews", "vendor-extraction", checks);

    private static ReadinessCheck RowOf(LibraryExtraction library) => library.State is ExtractionState.Skipped
        ? Row(library, "vendor_extraction_skipped", isOn: true) with
        {
            Reason = "The library does not say whether Plex makes previews of its videos. Look at its advanced settings in Plex.",
        }
        : Row(library, "vendor_extraction", library.State is ExtractionState.Extracting) with
        {
            Actions = new CheckActions(ActionFor(library, true), ActionFor(library, false)),
            FixAction = library.State is ExtractionState.Extracting ? FixDirection.Disable : null,
        };

    private static ReadinessCheck Row(LibraryExtraction library, string id, bool isOn) => new()
    {
        Id = $"{id}:{library.Key}",
        Label = $"Previews made by Plex: {library.Name}",
        DocsAnchor = "vendor-extraction",
        Explanation = Why,
        Ok = !isOn,
        Severity = Severity.Recommended,
        Current = isOn,
        Recommended = false,
        Reason = isOn ? Why : "",
        Meta = new JsonObject { ["library_id"] = library.Key, ["library_name"] = library.Name },
    };

    private static ReadinessCheck StateRow(bool ok, Severity severity, string text) => new()
    {
        Id = "vendor_extraction_state",
        Label = "Previews made by Plex",
        DocsAnchor = "vendor-extraction",
        Explanation = Why,
        Ok = ok,
        Severity = severity,
        Current = ok ? text : "unknown",
        Reason = ok ? "" : text,
    };

    private static CheckAction ActionFor(LibraryExtraction library, bool scan) => new(
        "set_vendor_extraction",
        new JsonObject { ["scan_extraction"] = scan, ["library_ids"] = new JsonArray(library.Key) },
        Confirmation.Button(scan ? $"Plex makes previews of the library {library.Name} itself again." : $"Plex makes no previews of the library {library.Name} any more. Those that are there stay."));
}
