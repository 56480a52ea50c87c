using System.Reflection;

namespace PreviewForge.Tests.Runner.Indexing.Fuzz;

/// <summary>A small sound file that damaged ones are made of.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Content">Its content.</param>
/// <param name="Structure">Where fields of the container are likely to be: there damage matters most.</param>
internal sealed record Seed(string Name, byte[] Content, IReadOnlyList<int> Structure)
{
    private const string Prefix = "seed:";

    /// <summary>All of them, in the order of their names.</summary>
    public static IReadOnlyList<Seed> All { get; } = [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Load)];

    private static Seed Load(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new Seed(resource[Prefix.Length..], content, [.. Enumerable.Range(0, content.Length).Where(at => IsStructure(content, at))]);
    }

    // Four letters name a box or a chunk; its size is just before or behind. Ids of EBML begin with 0x1 and three more digits at the
    // first levels. Transport packets are found by their sync byte; the first kilobyte is full of fields everywhere.
    private static bool IsStructure(byte[] content, int at)
    {
        const int fullOfFields = 1024;
        const byte sync = 0x47;
        var rest = content.AsSpan(at);
        return at < fullOfFields
            || (rest.Length > 4 && IsName(rest[..4]))
            || rest is [0x1F, 0x43, 0xB6, 0x75, ..] or [0x1C, 0x53, 0xBB, 0x6B, ..] or [0x16, 0x54, 0xAE, 0x6B, ..] or [0xBB, _, 0xB3, ..] or [0xA3, ..]
            || (rest is [sync, ..] && at % 4 is 0);
    }

    private static bool IsName(ReadOnlySpan<byte> bytes)
    {
        foreach (var letter in bytes)
        {
            if (!char.IsAsciiLetterOrDigit((char)letter))
            {
                return false;
            }
        }

        return true;
    }
}
