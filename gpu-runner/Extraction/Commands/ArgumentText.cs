using System.Text;

namespace PreviewForge.GpuRunner.Extraction.Commands;

/// <summary>
/// FFMpegCore hands its arguments over as one line of text; a process gets a list. Quoting and splitting follow the rules of
/// the Microsoft C runtime, which .NET applies on every system: a backslash is special only before a double quote.
/// </summary>
internal static class ArgumentText
{
    /// <summary>One argument as text that <see cref="Split"/> gives back unchanged.</summary>
    public static string Quote(string argument)
    {
        var text = new StringBuilder("\"", argument.Length + 2);
        var backslashes = 0;
        foreach (var c in argument)
        {
            if (c is '"')
            {
                text.Append('\\', backslashes + 1); // Doubles those before the quote, and one for the quote itself.
            }

            backslashes = c is '\\' ? backslashes + 1 : 0;
            text.Append(c);
        }

        return text.Append('\\', backslashes).Append('"').ToString();
    }

    public static IReadOnlyList<string> Split(string text)
    {
        var arguments = new List<string>();
        var i = 0;
        while (SkipSpaces(text, ref i))
        {
            arguments.Add(ReadOne(text, ref i));
        }

        return arguments;
    }

    private static bool SkipSpaces(string text, ref int i)
    {
        while (i < text.Length && text[i] is ' ' or '\t')
        {
            i++;
        }

        return i < text.Length;
    }

    private static string ReadOne(string text, ref int i)
    {
        var argument = new StringBuilder();
        for (var quoted = false; i < text.Length && (quoted || text[i] is not (' ' or '\t')); i++)
        {
            var backslashes = CountBackslashes(text, i);
            i += backslashes;
            var beforeQuote = i < text.Length && text[i] is '"';
            argument.Append('\\', beforeQuote ? backslashes / 2 : backslashes);
            if (!beforeQuote)
            {
                if (backslashes > 0)
                {
                    i--; // What follows the backslashes is looked at in its own turn.
                }
                else
                {
                    argument.Append(text[i]);
                }
            }
            else if (int.IsOddInteger(backslashes))
            {
                argument.Append('"');
            }
            else
            {
                quoted = !quoted;
            }
        }

        return argument.ToString();
    }

    private static int CountBackslashes(string text, int start)
    {
        var end = start;
        while (end < text.Length && text[end] is '\\')
        {
            end++;
        }

        return end - start;
    }
}
