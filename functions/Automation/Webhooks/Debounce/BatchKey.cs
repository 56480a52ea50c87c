using PreviewForge.Functions.Automation.Webhooks.Intake;

namespace PreviewForge.Functions.Automation.Webhooks.Debounce;

/// <summary>What announcements are put into one batch by.</summary>
internal static class BatchKey
{
    private const string Between = "::";

    /// <summary>The source, after two colons the one server that is published to, and then whether outputs are made again: <c>radarr::attic</c>.</summary>
    public static string Of(Arrival arrival) => string.Join(
        Between, new[] { arrival.Source, arrival.PinnedServerId, arrival.Regenerate ? "regenerate" : null }.Where(part => !string.IsNullOrEmpty(part)));
}
