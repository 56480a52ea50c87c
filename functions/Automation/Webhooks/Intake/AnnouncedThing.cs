namespace PreviewForge.Functions.Automation.Webhooks.Intake;

/// <summary>One file or item of an announcement.</summary>
/// <param name="Subject">What tells duplicates; a forced announcement is none of one that isn't, nor is a deletion of an addition.</param>
/// <param name="Opposite">What undoes it: the deletion of a new file, the return of a deleted one. Null for an item.</param>
/// <param name="Path">As the sender named it; empty when only the item is known.</param>
/// <param name="Item">The item, if the sender named it.</param>
/// <param name="IsDeleted">True: the file is gone.</param>
internal sealed record AnnouncedThing(string Subject, string? Opposite, string Path, ArrivedItem? Item, bool IsDeleted)
{
    /// <summary>Everything that is announced, each once. A file that is new and gone at the same time was replaced in place: it is only new.</summary>
    public static IReadOnlyList<AnnouncedThing> Of(Arrival arrival)
    {
        string forced = arrival.Regenerate ? "regenerate:" : "";
        HashSet<string> added = new(arrival.Paths, StringComparer.Ordinal);
        IEnumerable<AnnouncedThing> alone = arrival is { Paths.Count: 0, Item: { } item }
            ? [new AnnouncedThing($"{forced}item:{item.ServerId}:{item.ItemId}", null, "", item, IsDeleted: false)]
            : [];
        return
        [
            .. arrival.Paths.Distinct(StringComparer.Ordinal).Select(path => new AnnouncedThing(forced + path, $"{forced}deleted:{path}", path, arrival.Item, IsDeleted: false)),
            .. alone,
            .. arrival.DeletedPaths.Distinct(StringComparer.Ordinal).Where(path => !added.Contains(path))
                .Select(path => new AnnouncedThing($"{forced}deleted:{path}", forced + path, path, null, IsDeleted: true)),
        ];
    }
}
