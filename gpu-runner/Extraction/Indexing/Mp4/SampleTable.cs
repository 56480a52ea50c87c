namespace PreviewForge.GpuRunner.Extraction.Indexing.Mp4;

/// <summary>What the sample table box tells of the samples of a track, as it is in the file (ISO/IEC 14496-12, 8.5 to 8.7).</summary>
internal sealed record SampleTable
{
    public required SampleSizes Sizes { get; init; }

    /// <summary>Runs of equal durations: <c>stts</c>.</summary>
    public required Table Durations { get; init; }

    /// <summary>Runs of equal differences between decoding and showing, which may be negative: <c>ctts</c>.</summary>
    public required Table Offsets { get; init; }

    /// <summary>Runs of chunks with equally many samples: <c>stsc</c>.</summary>
    public required Table Chunks { get; init; }

    /// <summary>Places of the chunks: <c>stco</c> with one column, or <c>co64</c> with two.</summary>
    public required Table Places { get; init; }

    /// <summary>Numbers of samples that need no other, from 1: <c>stss</c>.</summary>
    public required Table Sync { get; init; }

    /// <summary>Numbers of further samples where decoding can start, of QuickTime: <c>stps</c>.</summary>
    public required Table PartialSync { get; init; }

    /// <summary>Whether every sample needs no other: then there is no <c>stss</c>.</summary>
    public required bool AllSync { get; init; }

    /// <exception cref="InvalidDataException">A table says more than it has.</exception>
    public static SampleTable Of(Box stbl) => new()
    {
        Sizes = SampleSizes.Of(stbl),
        Durations = Table.Of(stbl.Child(BoxType.Stts), columns: 2),
        Offsets = Table.Of(stbl.Child(BoxType.Ctts), columns: 2),
        Chunks = Table.Of(stbl.Child(BoxType.Stsc), columns: 3),
        Places = stbl.Child(BoxType.Co64) is { } wide ? Table.Of(wide, columns: 2) : Table.Of(stbl.Child(BoxType.Stco), columns: 1),
        Sync = Table.Of(stbl.Child(BoxType.Stss), columns: 1),
        PartialSync = Table.Of(stbl.Child(BoxType.Stps), columns: 1),
        AllSync = stbl.Child(BoxType.Stss) is null && stbl.Child(BoxType.Stps) is null,
    };

    /// <summary>Whether samples use another sample description than the first: a decoder would need several configurations.</summary>
    public bool ChangesDescription
    {
        get
        {
            var rows = Chunks.Rows;
            for (var row = 0; row < Chunks.Count; row++)
            {
                if (rows[row, 2] > 1)
                {
                    return true;
                }
            }

            return false;
        }
    }

    public SampleWalk Walk() => new(this);
}
