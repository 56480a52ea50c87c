using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace PreviewForge.Functions.Jobs.Reports;

/// <summary>Which part of a list is asked for.</summary>
/// <param name="Page">1-based; 0 for everything.</param>
/// <param name="PerPage">At least 1.</param>
public sealed record PageRequest(int Page, int PerPage)
{
    public bool IsEverything => Page == 0;

    /// <summary>Reads <c>page</c> and <c>per_page</c>; what is no number takes its default, what is out of range the nearest end.</summary>
    public static PageRequest From(IQueryCollection query, int defaultPerPage, int maxPerPage, int leastPage) => new(
        Number(query, "page", 1) is var page && page < leastPage ? 1 : page,
        Math.Clamp(Number(query, "per_page", defaultPerPage), 1, maxPerPage));

    public IQueryable<T> Cut<T>(IQueryable<T> all)
        => IsEverything ? all : all.Skip((int)Math.Min(int.MaxValue, (Page - 1L) * PerPage)).Take(PerPage);

    /// <summary>At least 1.</summary>
    public int CountPages(int total) => IsEverything || total == 0 ? 1 : (total + PerPage - 1) / PerPage;

    private static int Number(IQueryCollection query, string key, int fallback)
        => int.TryParse(query[key].ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : fallback;
}
