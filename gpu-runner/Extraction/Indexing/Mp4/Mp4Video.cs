using System.Buffers;
using PreviewForge.GpuRunner.Extraction.Sources;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Mp4;

/// <summary>The video of an MP4 or QuickTime file. The stream for ffmpeg is a fragmented MP4 with one keyframe in each fragment.</summary>
/// <remarks>
/// A keyframe without a length lies in the movie fragment that begins at its position; which of the samples there it is, its time tells.
/// </remarks>
internal sealed class Mp4Video(IMediaSource source, VideoTrack video, VideoIndex index, byte[] head, FragmentReader fragments) : IIndexedVideo
{
    private readonly KeyframeIsolation _isolation = new(video.Entry.Codec, video.Entry.Configuration.Span);

    public VideoIndex Index => index;

    public string StreamFormat => "mp4";

    public ReadOnlyMemory<byte> Head => head;

    public async ValueTask<StreamPacket> ReadAsync(Keyframe keyframe, int number, CancellationToken cancellationToken)
    {
        var (position, bytes) = keyframe.Bytes > 0
            ? (keyframe.Position, keyframe.Bytes)
            : await fragments.FindAsync(keyframe, cancellationToken);
        if (bytes > StreamPacket.MaxCodedBytes || position > source.Length - bytes)
        {
            throw new WrongIndexException($"The index names a keyframe at {keyframe.Time} that the file ends before.");
        }

        var length = StreamFragment.Bytes + bytes;
        var owner = MemoryPool<byte>.Shared.Rent(length);
        try
        {
            var coded = owner.Memory[StreamFragment.Bytes..length];
            if (await source.ReadAsync(position, coded, cancellationToken) < bytes)
            {
                throw new WrongIndexException($"The index names a keyframe at {keyframe.Time} that the file ends before.");
            }

            if (!_isolation.TryIsolate(coded.Span, number))
            {
                throw new WrongIndexException($"Decoding can't start at the picture at {keyframe.Time}.");
            }

            StreamFragment.Write(owner.Memory.Span, number, video.Track.Scale, bytes);
            return new StreamPacket(owner, 0, length, bytes);
        }
        catch
        {
            owner.Dispose();
            throw;
        }
    }
}
