namespace PreviewForge.Benchmarks.Soak;

/// <summary>Damages a file as disks, downloads and broken programs do.</summary>
internal static class FileDamage
{
    private const int MostFlips = 20;

    /// <summary>Where files are cut into pieces that change places.</summary>
    private const int PieceBytes = 4096;

    /// <param name="content">The sound file, at least two bytes.</param>
    /// <param name="random">Tells the damage.</param>
    /// <returns>The damaged file, and what was done to it.</returns>
    public static (byte[] Content, string Damage) Of(byte[] content, Random random)
    {
        var at = random.Next(content.Length);
        var range = Range(content, random);
        return random.Next(6) switch
        {
            0 => (Flipped([.. content], random), "flipped bits"),
            1 => (content[..at], "cut off"),
            2 => (Zeroed([.. content], range), "zeroed range"),
            3 => ([.. content[..range.End.Value], .. content[range], .. content[range.End.Value..]], "doubled range"),
            4 => ([.. content[..range.Start.Value], .. content[range.End.Value..]], "removed range"),
            _ => (Swapped([.. content], random), "swapped pieces"),
        };
    }

    private static Range Range(byte[] content, Random random)
    {
        var start = random.Next(content.Length);
        return start..(start + 1 + random.Next(Math.Min(content.Length - start, content.Length / 4)));
    }

    private static byte[] Flipped(byte[] content, Random random)
    {
        // Every other time near the start, where descriptions are.
        var within = random.Next(2) is 0 ? content.Length : Math.Min(content.Length, PieceBytes / 4);
        for (var flips = 1 + random.Next(MostFlips); flips > 0; flips--)
        {
            content[random.Next(within)] ^= (byte)(1 << random.Next(8));
        }

        return content;
    }

    private static byte[] Zeroed(byte[] content, Range range)
    {
        content.AsSpan()[range].Clear();
        return content;
    }

    private static byte[] Swapped(byte[] content, Random random)
    {
        var bytes = Math.Min(PieceBytes, content.Length / 2);
        var (one, other) = (random.Next(content.Length - bytes), random.Next(content.Length - bytes));
        var piece = content.AsSpan(one, bytes).ToArray();
        content.AsSpan(other, bytes).CopyTo(content.AsSpan(one));
        piece.CopyTo(content.AsSpan(other));
        return content;
    }
}
