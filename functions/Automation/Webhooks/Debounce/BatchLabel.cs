using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.Automation.Webhooks.Debounce;

/// <summary>What a batch's job is called.</summary>
internal static class BatchLabel
{
    public static string Of(string firstTitle, int count) => count > 1 ? $"{count} files" : ShownText.Title(firstTitle) ?? "";
}
