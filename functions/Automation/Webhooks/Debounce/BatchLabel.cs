namespace PreviewForge.Functions.Automation.Webhooks.Debounce;

/// <summary>What a batch's job is called.</summary>
internal static class BatchLabel
{
    /// <summary>Longest label in characters; a title comes from outside.</summary>
    private const int Longest = 300;

    public static string Of(string firstTitle, int count) => count > 1 ? $"{count} files" : firstTitle.Length <= Longest ? firstTitle : $"{firstTitle[..(Longest - 1)]}…";
}
