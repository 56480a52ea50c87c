using PreviewForge.Functions.Automation.Webhooks.Intake;

namespace PreviewForge.Functions.Automation.Webhooks.Debounce;

/// <summary>What announcements are put into one batch by.</summary>
internal static class BatchKey
{
    /// <summary>
    /// The source, with an exclamation mark when outputs are made again, and after two colons the one server that is published to: <c>radarr::attic</c>,
    /// <c>custom!</c>. No source has such a mark, so whatever a server's id is, no two batches share a key.
    /// </summary>
    public static string Of(Arrival arrival)
    {
        string source = arrival.Regenerate ? $"{arrival.Source}!" : arrival.Source;
        return string.IsNullOrEmpty(arrival.PinnedServerId) ? source : $"{source}::{arrival.PinnedServerId}";
    }
}
