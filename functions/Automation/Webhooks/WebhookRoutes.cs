using PreviewForge.Functions.Jobs;

namespace PreviewForge.Functions.Automation.Webhooks;

/// <summary>Paths of what becomes of webhooks.</summary>
internal static class WebhookRoutes
{
    public const string History = "api/webhooks/history";

    public const string Pending = "api/webhooks/pending";

    /// <summary>The colons of a key may be encoded.</summary>
    public const string Fire = $"{Pending}/{{debounceKey}}/fire-now";

    public const string FireJob = $"{JobRoutes.One}/fire-webhook-now";
}
