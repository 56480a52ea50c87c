using System.Buffers.Binary;

namespace PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

/// <summary>Collects from a stream's packets which programmes there are, and of which streams they consist (ISO/IEC 13818-1, 2.4.4).</summary>
internal sealed class ProgramTables
{
    private const int AssociationPid = 0;
    private const int ProgramEntryBytes = 4;
    private const int StreamEntryBytes = 5;
    private const int MostPrograms = 64;
    private const int MostStreams = 64;

    private readonly Dictionary<int, SectionReader> _tables = new() { [AssociationPid] = new SectionReader() };
    private readonly Dictionary<int, IReadOnlyList<ElementaryStream>> _programs = [];

    /// <summary>The streams of each programme whose table has been seen, in the table's order; the first table of each counts.</summary>
    public IReadOnlyCollection<IReadOnlyList<ElementaryStream>> Programs => _programs.Values;

    public void Add(TsPacket packet)
    {
        if (!_tables.TryGetValue(packet.Pid, out var table) || table.Add(packet) is not { } section)
        {
            return;
        }

        if (packet.Pid is AssociationPid)
        {
            ReadAssociation(section.Span);
        }
        else
        {
            _programs.TryAdd(packet.Pid, ReadStreams(section.Span));
        }
    }

    private void ReadAssociation(ReadOnlySpan<byte> entries)
    {
        for (; entries.Length >= ProgramEntryBytes && _tables.Count <= MostPrograms; entries = entries[ProgramEntryBytes..])
        {
            // Programme 0 is the network's table, none of ours.
            if (BinaryPrimitives.ReadUInt16BigEndian(entries) is not 0)
            {
                _tables.TryAdd(Pid(entries[2..]), new SectionReader());
            }
        }
    }

    private static List<ElementaryStream> ReadStreams(ReadOnlySpan<byte> section)
    {
        const int infoLengthAt = 2;
        var streams = new List<ElementaryStream>();
        if (section.Length < infoLengthAt + 2)
        {
            return streams;
        }

        var entries = After(section[infoLengthAt..], 2);
        while (entries.Length >= StreamEntryBytes && streams.Count < MostStreams)
        {
            var rest = After(entries[3..], 2);
            var descriptors = entries[StreamEntryBytes..(entries.Length - rest.Length)];
            streams.Add(new ElementaryStream(Pid(entries[1..]), entries[0], StreamTypes.KindOf(entries[0], descriptors)));
            entries = rest;
        }

        return streams;
    }

    /// <summary>What follows a 12-bit length and as many bytes.</summary>
    private static ReadOnlySpan<byte> After(ReadOnlySpan<byte> bytes, int lengthBytes)
    {
        var length = lengthBytes + (BinaryPrimitives.ReadUInt16BigEndian(bytes) & 0xFFF);
        return bytes[Math.Min(length, bytes.Length)..];
    }

    private static int Pid(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16BigEndian(bytes) & 0x1FFF;
}
