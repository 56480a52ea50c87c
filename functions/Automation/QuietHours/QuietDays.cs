namespace PreviewForge.Functions.Automation.QuietHours;

/// <summary>A set of weekdays.</summary>
public readonly record struct QuietDays
{
    private static readonly string[] Names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    private readonly byte _marks;

    private QuietDays(byte marks) => _marks = marks;

    public static QuietDays All { get; } = new(0b111_1111);

    /// <summary>From Monday on, each by its first three letters.</summary>
    public IReadOnlyList<string> Texts
    {
        get
        {
            byte marks = _marks;
            return [.. Names.Where((_, index) => (marks & (1 << index)) != 0)];
        }
    }

    /// <summary>Null when one of the names is none; no names at all are all days.</summary>
    public static QuietDays? Parse(IReadOnlyCollection<string> names)
    {
        int marks = 0;
        foreach (string name in names)
        {
            int index = IndexOf(name);
            if (index < 0)
            {
                return null;
            }

            marks |= 1 << index;
        }

        return marks == 0 ? All : new QuietDays((byte)marks);
    }

    public static bool IsName(string name) => IndexOf(name) >= 0;

    public bool Contains(DayOfWeek day) => (_marks & (1 << (((int)day + 6) % 7))) != 0;

    private static int IndexOf(string name) => Array.FindIndex(Names, known => known.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));
}
