using System.Globalization;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.Automation.Webhooks.Payloads;

/// <summary>The parts of a title as Emby and Jellyfin name them.</summary>
internal sealed record MediaBrowserTitle
{
    public string? Name { get; init; }

    public int? Year { get; init; }

    public string? Series { get; init; }

    public int? Season { get; init; }

    public int? Episode { get; init; }

    /// <returns><c>Show S01E02</c>, <c>Show - Season</c>, <c>Movie (Year)</c>, or what there is of it.</returns>
    public override string ToString()
    {
        string? full = (Series, Name) switch
        {
            ({ } series, _) when EpisodeCode.Of(Season, Episode) is { } code => $"{series} {code}",
            ({ } series, { } name) => $"{series} - {name}",
            (null, { } name) when Year is { } year => string.Create(CultureInfo.InvariantCulture, $"{name} ({year})"),
            _ => Name ?? Series,
        };
        return ShownText.Title(full) ?? "Unknown";
    }
}
