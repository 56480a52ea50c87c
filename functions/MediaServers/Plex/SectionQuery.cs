using System.Globalization;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Http;

namespace PreviewForge.Functions.MediaServers.Plex;

/// <summary>What is asked of a section's videos. The type always goes along: without it Plex answers a search for a file with an error.</summary>
/// <param name="Section">The section's key.</param>
/// <param name="Type">What its videos are.</param>
internal sealed record SectionQuery(string Section, VideoType Type)
{
    public ItemOrder Order { get; init; }

    /// <summary>Only videos that were added since then; null for all.</summary>
    public DateTimeOffset? AddedSince { get; init; }

    /// <summary>Only videos with a file of this name; null for all.</summary>
    public string? FileName { get; init; }

    public VendorRequest ApplyTo(VendorRequest request) => request
        .With("type", (int)Type)
        .With("file", FileName)
        .With(Type is VideoType.Movie ? "addedAt>>" : "episode.addedAt>>", AddedSince?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))
        .With("sort", Order switch
        {
            ItemOrder.Newest => "addedAt:desc",
            ItemOrder.Oldest => "addedAt:asc",
            _ => null,
        });
}
