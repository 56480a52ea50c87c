using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Reports;

/// <summary>Which videos of a job are asked for.</summary>
/// <param name="Outcome">Exactly this outcome in its wire form; empty for all. One that there isn't fits nothing.</param>
/// <param name="Search">Part of the path in any case (of ASCII letters); empty for all.</param>
public sealed record FileFilter(string Outcome, string Search)
{
    internal IQueryable<JobItemRow> Apply(IQueryable<JobItemRow> items)
    {
        if (Outcome.Length > 0)
        {
            items = Snake<ItemOutcome>.TryParse(Outcome, out ItemOutcome outcome) ? items.Where(item => item.Outcome == outcome) : items.Where(_ => false);
        }

        return Search.Length > 0 ? items.Where(item => EF.Functions.Like(item.Path, $"%{Escaped}%", @"\")) : items;
    }

    private string Escaped => Search.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}
