namespace PreviewForge.GpuRunner.Extraction.Indexing.Mp4;

/// <summary>The random access box at the end of a file in fragments (ISO/IEC 14496-12, 8.8.9 to 8.8.11).</summary>
internal static class RandomAccess
{
    private const int EndBoxBytes = 16;

    /// <returns>The keyframes of the track; empty when the file has no such box.</returns>
    /// <exception cref="InvalidDataException">It makes no sense.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static async Task<IReadOnlyList<FragmentPlace>> FindAsync(
        TopLevel boxes, long fileLength, uint track, CancellationToken cancellationToken)
    {
        if (await boxes.HeaderAsync(fileLength - EndBoxBytes, cancellationToken) is not { Type: BoxType.Mfro, Size: EndBoxBytes } box)
        {
            return [];
        }

        var (mfro, _) = await boxes.ReadAsync(box, cancellationToken);
        var size = SizeIn(mfro);
        if (size > fileLength || await boxes.HeaderAsync(fileLength - size, cancellationToken) is not { Type: BoxType.Mfra } found || found.Size != size)
        {
            return [];
        }

        var (mfra, _) = await boxes.ReadAsync(found, cancellationToken);
        return [.. mfra.Children.Where(child => child.Type is BoxType.Tfra).Select(tfra => Places(tfra, track)).FirstOrDefault(places => places.Count > 0) ?? []];
    }

    private static long SizeIn(Box mfro)
    {
        var bytes = mfro.Read();
        bytes.Skip(4);
        return bytes.UInt32();
    }

    private static List<FragmentPlace> Places(Box tfra, uint track)
    {
        var bytes = tfra.Read();
        var wide = bytes.Byte() is 1;
        bytes.Skip(3);
        if (bytes.UInt32() != track)
        {
            return [];
        }

        // How many bytes less one the numbers of the fragment's parts have; they are not needed.
        var sizes = bytes.UInt32();
        var numbers = (int)((sizes >> 4 & 3) + (sizes >> 2 & 3) + (sizes & 3) + 3);
        var count = bytes.UInt32();
        var places = new List<FragmentPlace>();
        for (var i = 0; i < count; i++)
        {
            places.Add(new FragmentPlace(bytes.Unsigned(wide), bytes.Unsigned(wide)));
            bytes.Skip(numbers);
        }

        return places;
    }
}
