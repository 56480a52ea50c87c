using System.Globalization;

namespace PreviewForge.FakeServers.Hosting;

/// <summary>A query parameter that an endpoint knows.</summary>
/// <param name="Name">As the vendor spells it.</param>
public sealed record QueryRule(string Name)
{
    public bool IsRequired { get; init; }

    /// <summary>True: it may be sent several times.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>What is wrong with a value, as the rest of a sentence that begins with the value; null when nothing is.</summary>
    public Func<string, string?> Check { get; init; } = _ => null;

    public static QueryRule Optional(string name) => new(name);

    public static QueryRule Required(string name) => new(name) { IsRequired = true };

    /// <summary>Only these values.</summary>
    public QueryRule OneOf(params string[] values) => this with
    {
        Check = value => values.Contains(value, StringComparer.Ordinal) ? null : $"is none of {string.Join(", ", values)}",
    };

    /// <summary>Only whole numbers in a range, both ends included.</summary>
    public QueryRule WholeNumber(long least = 0, long most = long.MaxValue) => this with
    {
        Check = value => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? null
            : $"is no whole number from {least} to {most}",
    };

    /// <summary>Not blank.</summary>
    public QueryRule NotBlank() => this with { Check = value => string.IsNullOrWhiteSpace(value) ? "is blank" : null };

    internal IEnumerable<Problem> Problems(QueryValues query)
    {
        var values = query.All(Name);
        if (values.Count == 0)
        {
            return IsRequired ? [new Problem(ViolationKind.MissingParameter, $"the query parameter '{Name}' is missing")] : [];
        }

        var repeated = values.Count > 1 && !IsRepeatable
            ? [new Problem(ViolationKind.WrongParameter, $"the query parameter '{Name}' is sent {values.Count} times")]
            : Array.Empty<Problem>();
        return values.Select(value => (value, fault: Check(value)))
            .Where(checkedValue => checkedValue.fault is not null)
            .Select(wrong => new Problem(ViolationKind.WrongParameter, $"the query parameter '{Name}' has the value '{wrong.value}', which {wrong.fault}"))
            .Concat(repeated);
    }
}
