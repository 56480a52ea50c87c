using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Resolving.Announced;

/// <summary>Something that webhooks announced, and what it is called among a job's videos while nobody knows a file of it.</summary>
/// <param name="Path">As it was announced; empty when only the item is known.</param>
/// <param name="ServerId">Whose item it is; empty when none is known.</param>
/// <param name="ItemId">The item; empty when none is known.</param>
/// <param name="Title">For people.</param>
internal sealed record AnnouncedItem(string Path, string ServerId, string ItemId, string Title)
{
    private const string Prefix = "item:";

    public bool HasItem => ItemId.Length > 0;

    /// <summary>The path, else <c>item:{server}:{id}</c>.</summary>
    public string Name => Path.Length > 0 ? Path : $"{Prefix}{ServerId}:{ItemId}";

    public static AnnouncedItem Of(ArrivalRow row) => new(row.Path, row.ServerId, row.ItemId, row.Title);

    /// <summary>Reads a <see cref="Name"/>. Ids of servers may hold colons, ids of items hold none.</summary>
    public static AnnouncedItem Parse(string name, string title)
    {
        int end = name.StartsWith(Prefix, StringComparison.Ordinal) ? name.LastIndexOf(':') : -1;
        return end > Prefix.Length ? new AnnouncedItem("", name[Prefix.Length..end], name[(end + 1)..], title) : new AnnouncedItem(name, "", "", title);
    }
}
