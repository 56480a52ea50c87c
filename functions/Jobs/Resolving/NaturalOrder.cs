namespace PreviewForge.Functions.Jobs.Resolving;

/// <summary>Orders names as people do: numbers by their value, so that episode 2 comes before episode 10.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static NaturalOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> left = x;
        ReadOnlySpan<char> right = y;
        while (!left.IsEmpty && !right.IsEmpty)
        {
            int order = char.IsAsciiDigit(left[0]) && char.IsAsciiDigit(right[0])
                ? CompareNumbers(TakeNumber(ref left), TakeNumber(ref right))
                : TakeLetter(ref left).CompareTo(TakeLetter(ref right));
            if (order != 0)
            {
                return order;
            }
        }

        int rest = left.Length.CompareTo(right.Length);
        return rest != 0 ? rest : string.CompareOrdinal(x, y);
    }

    /// <summary>The digits at the start, without leading zeros: of two such, the longer is the larger.</summary>
    private static ReadOnlySpan<char> TakeNumber(ref ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAnyExceptInRange('0', '9');
        ReadOnlySpan<char> number = end < 0 ? text : text[..end];
        text = text[number.Length..];
        return number.TrimStart('0');
    }

    private static char TakeLetter(ref ReadOnlySpan<char> text)
    {
        char letter = char.ToUpperInvariant(text[0]);
        text = text[1..];
        return letter;
    }

    private static int CompareNumbers(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
        => left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.SequenceCompareTo(right);
}
