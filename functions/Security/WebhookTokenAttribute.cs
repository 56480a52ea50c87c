namespace PreviewForge.Functions.Security;

/// <summary>
/// On an HTTP function: it is called by senders of webhooks. These may also show the webhooks' own secret, and may show it, or the token, in the ways
/// that they can be taught: see <see cref="WebhookTokens"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WebhookTokenAttribute : Attribute;
