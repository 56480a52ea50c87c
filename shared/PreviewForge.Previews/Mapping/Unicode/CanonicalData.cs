using System.Collections.Frozen;
using System.Globalization;

namespace PreviewForge.Previews.Mapping.Unicode;

/// <summary>The part of the Unicode character database that canonical equivalence needs, from an embedded table.</summary>
internal static class CanonicalData
{
    // Hangul syllables are computed (Unicode Standard, section 3.12): 19 leading, 21 vowel and 28 trailing letters.
    private const int HangulFirst = 0xAC00;
    private const int HangulCount = 19 * 21 * 28;
    private const int LeadingFirst = 0x1100;
    private const int VowelFirst = 0x1161;
    private const int TrailingFirst = 0x11A7;

    private static readonly (FrozenDictionary<int, int[]> Decompositions, FrozenDictionary<int, byte> Classes) Tables = Load();

    public static int[] DecompositionOf(int code)
    {
        if (code is >= HangulFirst and < HangulFirst + HangulCount)
        {
            return DecomposeHangul(code - HangulFirst);
        }

        return Tables.Decompositions.GetValueOrDefault(code) ?? [code];
    }

    public static byte CombiningClassOf(int code) => Tables.Classes.GetValueOrDefault(code);

    private static int[] DecomposeHangul(int syllable)
    {
        var leading = LeadingFirst + syllable / (21 * 28);
        var vowel = VowelFirst + syllable / 28 % 21;
        var trailing = syllable % 28;
        return trailing == 0 ? [leading, vowel] : [leading, vowel, TrailingFirst + trailing];
    }

    private static (FrozenDictionary<int, int[]>, FrozenDictionary<int, byte>) Load()
    {
        var decompositions = new Dictionary<int, int[]>();
        var classes = new Dictionary<int, byte>();
        using var stream = typeof(CanonicalData).Assembly.GetManifestResourceStream("canonical-equivalence.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('=') is [var code, var parts] && !line.StartsWith('#'))
            {
                decompositions.Add(Hex(code), [.. parts.Split(' ').Select(Hex)]);
            }
            else if (line.Split('-', ':') is [var first, var last, var combining] && !line.StartsWith('#'))
            {
                for (var c = Hex(first); c <= Hex(last); c++)
                {
                    classes.Add(c, byte.Parse(combining, CultureInfo.InvariantCulture));
                }
            }
        }

        return (decompositions.ToFrozenDictionary(), classes.ToFrozenDictionary());
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
