using System.Globalization;

namespace PreviewForge.Functions.Automation.Webhooks.Payloads;

/// <summary>Season and episode as people write them.</summary>
internal static class EpisodeCode
{
    /// <summary>At least two digits each, such as <c>S01E05</c>.</summary>
    public static string Of(int season, int episode) => string.Create(CultureInfo.InvariantCulture, $"S{season:D2}E{episode:D2}");

    /// <summary>Null unless both numbers are known.</summary>
    public static string? Of(int? season, int? episode) => season is { } ofShow && episode is { } ofSeason ? Of(ofShow, ofSeason) : null;
}
