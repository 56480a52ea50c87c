using PreviewForge.GpuRunner.Extraction.Indexing.Matroska;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Avi;

/// <summary>
/// Counts the pictures that an index names, in the order of the file, and keeps those that need no other. An AVI file knows no times:
/// each picture lasts as long as any other, those without bytes too, which repeat the one before.
/// </summary>
internal sealed class AviKeyframes(AviStream stream)
{
    /// <summary>More pictures are a damaged index: 46 hours with 120 of them a second.</summary>
    private const int MaxPictures = 20_000_000;
    private const int MaxKeyframes = 4_000_000;

    private readonly List<Keyframe> _found = [];
    private int _pictures;

    /// <param name="position">Where its coded data is in the file, behind the chunk's header.</param>
    /// <param name="bytes">Length of the coded data.</param>
    /// <param name="isKeyframe">Whether it needs no other.</param>
    /// <exception cref="InvalidDataException">There are more than a video has.</exception>
    public void Add(long position, long bytes, bool isKeyframe)
    {
        if (_pictures >= MaxPictures || _found.Count >= MaxKeyframes)
        {
            throw new InvalidDataException("The index of the file is damaged: it names more pictures than a video has.");
        }

        if (isKeyframe && bytes > 0)
        {
            _found.Add(new Keyframe(stream.TimeOf(_pictures), position, (int)Math.Min(bytes, int.MaxValue)));
        }

        _pictures++;
    }

    public bool IsEmpty => _found.Count is 0;

    /// <exception cref="InvalidDataException">There is no keyframe.</exception>
    public VideoIndex ToIndex()
    {
        if (IsEmpty)
        {
            throw new InvalidDataException("The index of the file names no keyframe.");
        }

        var codec = MatroskaCodec.NameOf(MatroskaCodec.VideoForWindows, stream.Format.Span);
        return new VideoIndex(MediaContainer.Avi, codec, _found, stream.TimeOf(_pictures));
    }
}
