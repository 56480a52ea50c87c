using System.Text;

namespace PreviewForge.Previews.Mapping.Unicode;

/// <summary>
/// Compares text by Unicode's canonical equivalence (UAX #15): an é is an é, written as one character or as two. macOS writes
/// the latter, most others the former. <see cref="string.Normalize()"/> can't serve: in globalization-invariant mode, which
/// this program runs in, it leaves all but ASCII as it is.
/// </summary>
public static class CanonicalText
{
    public static bool AreEqual(ReadOnlySpan<char> left, ReadOnlySpan<char> right) =>
        left.SequenceEqual(right) || ((!Ascii.IsValid(left) || !Ascii.IsValid(right)) && Decompose(left) == Decompose(right));

    /// <summary>Normal form D: everything decomposed, combining marks in canonical order.</summary>
    public static string Decompose(ReadOnlySpan<char> text)
    {
        var runes = new List<(int Code, byte Class)>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            foreach (var code in CanonicalData.DecompositionOf(rune.Value))
            {
                Insert(runes, code);
            }
        }

        var result = new StringBuilder(runes.Count);
        foreach (var (code, _) in runes)
        {
            result.Append(new Rune(code));
        }

        return result.ToString();
    }

    // A mark moves before all marks of a higher class, but never past a starter (class 0).
    private static void Insert(List<(int Code, byte Class)> runes, int code)
    {
        var combining = CanonicalData.CombiningClassOf(code);
        var at = runes.Count;
        while (combining != 0 && at > 0 && runes[at - 1].Class > combining)
        {
            at--;
        }

        runes.Insert(at, (code, combining));
    }
}
