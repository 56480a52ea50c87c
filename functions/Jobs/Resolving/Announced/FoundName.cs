namespace PreviewForge.Functions.Jobs.Resolving.Announced;

/// <summary>Which of its names an announced path goes by here.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="IsOwned">True: a server holds it by this name.</param>
/// <param name="Exists">True: it is on the disk.</param>
internal sealed record FoundName(string Path, bool IsOwned, bool Exists)
{
    /// <summary>The first name that a server holds and that is there; else the first that one holds, or the same file on another disk; else the first that is there. Null: there is none.</summary>
    public static FoundName? Of(string announced, AnnouncedNames names)
    {
        IReadOnlyList<string> candidates = names.Of(announced);
        List<string> owned = [.. candidates.Where(names.IsOwned)];
        string? there = owned.Find(names.Exists) ?? owned.SelectMany(names.BesidesOf).FirstOrDefault(path => names.IsOwned(path) && names.Exists(path));
        if (there is not null || owned.Count > 0)
        {
            return new FoundName(there ?? owned[0], IsOwned: true, Exists: there is not null);
        }

        return candidates.FirstOrDefault(names.Exists) is { } unowned
            ? new FoundName(unowned, IsOwned: false, Exists: true)
            : candidates.Count > 0 ? new FoundName(candidates[0], IsOwned: false, Exists: false) : null;
    }
}
