using System.Buffers.Binary;

namespace PreviewForge.GpuRunner.Extraction.Indexing.H264;

/// <summary>The parameters that slices refer to: of sequences by number, and which of them each picture's parameters belong to.</summary>
internal sealed class H264ParameterSets
{
    private const int SequenceType = 7;
    private const int PictureType = 8;
    private const int MaxPictureId = 255;

    private readonly Dictionary<int, SequenceParameters> _sequences = [];
    private readonly Dictionary<int, int> _sequenceOfPicture = [];

    public H264ParameterSets()
    {
    }

    /// <summary>A copy that can be added to.</summary>
    public H264ParameterSets(H264ParameterSets known)
    {
        _sequences = new(known._sequences);
        _sequenceOfPicture = new(known._sequenceOfPicture);
    }

    /// <param name="configuration">An <c>avcC</c> box's content, or Matroska's CodecPrivate (ISO/IEC 14496-15, 5.3.3.1).</param>
    /// <returns>What it holds, as far as it is whole.</returns>
    public static H264ParameterSets FromConfiguration(ReadOnlySpan<byte> configuration)
    {
        const int countAt = 5;
        var sets = new H264ParameterSets();
        if (configuration.Length <= countAt)
        {
            return sets;
        }

        var rest = sets.AddUnits(configuration[(countAt + 1)..], configuration[countAt] & 0x1F);
        if (!rest.IsEmpty)
        {
            sets.AddUnits(rest[1..], rest[0]);
        }

        return sets;
    }

    /// <param name="unit">Any unit from its header on; only parameters are taken.</param>
    public void Add(ReadOnlySpan<byte> unit)
    {
        switch (unit.IsEmpty ? 0 : unit[0] & 0x1F)
        {
            case SequenceType when SequenceParameters.Read(unit) is { } sequence:
                _sequences[sequence.Id] = sequence;
                break;
            case PictureType:
                var bits = new EscapedBits(unit[1..]);
                var (picture, of) = (bits.ReadNumber(), bits.ReadNumber());
                if (!bits.IsExhausted && picture <= MaxPictureId)
                {
                    _sequenceOfPicture[picture] = of;
                }

                break;
        }
    }

    /// <param name="picture">Number of a picture's parameters.</param>
    public SequenceParameters? For(int picture) =>
        _sequenceOfPicture.TryGetValue(picture, out var sequence) ? _sequences.GetValueOrDefault(sequence) : null;

    private ReadOnlySpan<byte> AddUnits(ReadOnlySpan<byte> units, int count)
    {
        const int lengthBytes = 2;
        for (; count > 0 && units.Length > lengthBytes; count--)
        {
            var end = Math.Min(units.Length, lengthBytes + BinaryPrimitives.ReadUInt16BigEndian(units));
            Add(units[lengthBytes..end]);
            units = units[end..];
        }

        return units;
    }
}
