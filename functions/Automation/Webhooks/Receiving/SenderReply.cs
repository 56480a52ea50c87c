namespace PreviewForge.Functions.Automation.Webhooks.Receiving;

/// <summary>The answer at an address of one sender.</summary>
/// <param name="Success">True also when nothing comes of it: a sender that is refused calls no more.</param>
/// <param name="Message">For people.</param>
internal sealed record SenderReply(bool Success, string Message);
