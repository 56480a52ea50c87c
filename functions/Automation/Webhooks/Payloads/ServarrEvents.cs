namespace PreviewForge.Functions.Automation.Webhooks.Payloads;

/// <summary>The names of <see cref="ServarrEvent"/>s.</summary>
internal static class ServarrEvents
{
    private static readonly HashSet<string> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        "Grab", "SeriesAdd", "MovieAdded", "Health", "HealthRestored", "ApplicationUpdate", "ManualInteractionRequired",
    };

    public static ServarrEvent Parse(string name, Sender sender) => name.ToUpperInvariant() switch
    {
        "TEST" => ServarrEvent.Test,
        "DOWNLOAD" => ServarrEvent.Import,
        "ONDOWNLOAD" when sender != Sender.Radarr => ServarrEvent.Import,
        "RENAME" => ServarrEvent.Rename,
        "EPISODEFILEDELETE" or "MOVIEFILEDELETE" => ServarrEvent.FileDelete,
        "SERIESDELETE" or "MOVIEDELETE" => ServarrEvent.TitleDelete,
        _ => ServarrEvent.Other,
    };

    /// <summary>True for a name that only these senders use.</summary>
    public static bool IsKnown(string name) => Others.Contains(name) || Parse(name, Sender.Servarr) != ServarrEvent.Other;
}
