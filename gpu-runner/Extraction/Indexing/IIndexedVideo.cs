namespace PreviewForge.GpuRunner.Extraction.Indexing;

/// <summary>
/// The video of a file whose keyframes are known, each of which can be copied into a small stream that ffmpeg reads from a pipe: the
/// <see cref="Head"/>, then packets in ascending order. In that stream keyframe number k of those copied is shown at k seconds, so that
/// whatever clock a decoder's output has, it tells which keyframe a picture is.
/// </summary>
internal interface IIndexedVideo
{
    VideoIndex Index { get; }

    /// <summary>ffmpeg's name of the stream's format, for <c>-f</c>: <c>matroska</c>, <c>mp4</c> or <c>mpegts</c>.</summary>
    string StreamFormat { get; }

    /// <summary>What the stream begins with: all that a decoder must know, as the file has it.</summary>
    ReadOnlyMemory<byte> Head { get; }

    /// <summary>Reads a keyframe and packs it for the stream. May be called for several at once; packets are independent of each other.</summary>
    /// <param name="keyframe">One of <see cref="VideoIndex.Keyframes"/>.</param>
    /// <param name="number">Its number in the stream, from 0: the packet is stamped with as many seconds.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="WrongIndexException">What is there is not that keyframe.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    ValueTask<StreamPacket> ReadAsync(Keyframe keyframe, int number, CancellationToken cancellationToken);
}

/// <summary>The index points to something else than the keyframe that it names: the file is damaged, cut off, or lies.</summary>
internal sealed class WrongIndexException(string message) : Exception(message);
