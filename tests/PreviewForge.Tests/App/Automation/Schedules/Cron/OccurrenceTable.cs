using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PreviewForge.Tests.App.Automation.Schedules.Cron;

/// <summary>When cron lines happen in 2026 and 2027, worked out without a cron library; the script that did it stands beside the table.</summary>
internal static class OccurrenceTable
{
    public static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly DateTimeOffset End = new(2028, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<OccurrenceRow> Rows { get; } = Read();

    public static OccurrenceRow Of(string line, string zone) => Rows.Single(row => row.Line == line && row.Zone == zone);

    /// <summary>The digest of instants, in the form of the table.</summary>
    public static string Digest(IEnumerable<DateTimeOffset> instants)
    {
        var text = new StringBuilder();
        foreach (DateTimeOffset at in instants)
        {
            text.Append(at.ToUnixTimeSeconds() / 60).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static List<OccurrenceRow> Read()
    {
        using var reader = new StreamReader(typeof(OccurrenceTable).Assembly.GetManifestResourceStream("occurrences.csv")!);
        return
        [
            .. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
                .Select(row => row.Trim().Split(';'))
                .Select(row => new OccurrenceRow(row[0], row[1], int.Parse(row[2], CultureInfo.InvariantCulture), row[3], row[4])),
        ];
    }
}

/// <param name="Line">The cron line.</param>
/// <param name="Zone">An IANA id.</param>
/// <param name="Count">How often it happens in the two years.</param>
/// <param name="AfterChanges">The first time after each change of the clocks; a dash for none.</param>
/// <param name="Digest">Of all times.</param>
internal sealed record OccurrenceRow(string Line, string Zone, int Count, string AfterChanges, string Digest);
