using PreviewForge.Functions.MediaServers.Announcing;
using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;
using PreviewForge.Previews.Trickplay;

namespace PreviewForge.Functions.MediaServers.Jellyfin.Announcing;

/// <summary>What to do so that a Jellyfin without the plugin takes up tiles: never anything after which it would delete them, or show them wrongly for good.</summary>
internal abstract record AdoptionAdvice
{
    private AdoptionAdvice()
    {
    }

    /// <summary>A full refresh of the item makes the server look.</summary>
    public sealed record Refresh : AdoptionAdvice;

    /// <param name="Reason">What is waited for, or has to be changed first.</param>
    public sealed record Wait(string Reason) : AdoptionAdvice;

    public static AdoptionAdvice For(AnnouncedOutput output, VirtualFolder? library, AdoptionConditions conditions)
    {
        string? obstacle = library is null
            ? "None of Jellyfin's libraries holds the file under the path that it names. Refresh the libraries."
            : InTheWay(output, library, conditions) ?? WrongNumbers(output, conditions);
        return (obstacle, library?.Flag(JellyfinFlag.OnScan)) switch
        {
            ({ } reason, _) => new Wait(reason),
            (null, true) => new Refresh(),
            _ => new Wait($"Jellyfin takes up the tiles when its task \"Generate Trickplay Images\" runs, by default at 03:00. For sooner, install our plugin, or switch {JellyfinFlag.OnScan} on for the library \"{library!.Title}\"."),
        };
    }

    private static string? InTheWay(AnnouncedOutput output, VirtualFolder library, AdoptionConditions conditions) => (library.Flag(JellyfinFlag.WithMedia) ?? false, library.Flag(JellyfinFlag.Extract) ?? false) switch
    {
        _ when !TileFiles.IsBesideMedia(output.Plan) => "Jellyfin shows tiles in its data folder only with our plugin, and it doesn't have it any more. Install the plugin.",
        (false, _) => $"Jellyfin looks for tiles in its data folder, and ours are beside the videos. Switch {JellyfinFlag.WithMedia} on for the library \"{library.Title}\".",
        (_, false) when conditions.Behaviour.DeletesBesideMediaWhenOff =>
            $"DANGER: {JellyfinFlag.Extract} is off for the library \"{library.Title}\", and Jellyfin {conditions.Behaviour.Name} then DELETES all tiles beside the videos the next time it looks at them. Switch it on; until then nothing is asked of it.",
        _ => null,
    };

    private static string? WrongNumbers(AnnouncedOutput output, AdoptionConditions conditions) => conditions.Numbers switch
    {
        null => "Jellyfin has no trickplay options, so it takes up no tiles. It must be 10.10 or newer.",
        { } numbers when conditions.Behaviour.PrunesForeignSets && (numbers.TileWidth != SheetGrid.Columns || numbers.TileHeight != SheetGrid.Rows || !numbers.Widths.Contains(output.Plan.Width)) =>
            $"DANGER: Jellyfin {conditions.Behaviour.Name} DELETES sets that its trickplay options don't name, and ours (width {output.Plan.Width}, 10 x 10) is not among them. Have the server's trickplay options synchronised; until then nothing is asked of it.",
        { } numbers when numbers.Interval != output.Plan.IntervalSeconds * 1000 =>
            $"Jellyfin would show the tiles at wrong times, for good: without our plugin it takes its own interval ({numbers.Interval ?? 0} ms) for that of the tiles ({output.Plan.IntervalSeconds * 1000} ms). Have the server's trickplay options synchronised, or install the plugin.",
        _ => null,
    };
}
