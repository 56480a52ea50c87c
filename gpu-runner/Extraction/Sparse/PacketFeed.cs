using PreviewForge.GpuRunner.Extraction.Indexing;

namespace PreviewForge.GpuRunner.Extraction.Sparse;

/// <summary>
/// Copies the chosen keyframes into a stream, in order. Several are read at once, because a share answers late rather than slowly;
/// they wait in memory until the reader of the stream takes them, and no more are read meanwhile.
/// </summary>
/// <param name="video">The video.</param>
/// <param name="keyframes">The chosen keyframes; number k of them is shown at k seconds.</param>
/// <param name="first">The first of them, read before. The feed disposes of it.</param>
internal sealed class PacketFeed(IIndexedVideo video, IReadOnlyList<Keyframe> keyframes, StreamPacket first)
{
    private const int MostReads = 6;
    private const long MostBytes = 256L * 1024 * 1024;

    private readonly Queue<(Task<StreamPacket> Read, long Expected)> _inFlight = new();
    private long _bytesFed;
    private long _expectedInFlight;
    private int _largest = 1024 * 1024;

    /// <summary>Bytes that the stream's reader has taken.</summary>
    public long BytesFed => Interlocked.Read(ref _bytesFed);

    /// <summary>Keyframes that were written.</summary>
    public int Written { get; private set; }

    /// <summary>Coded bytes of the keyframes that were written.</summary>
    public long CodedBytes { get; private set; }

    /// <summary>Why the keyframe number <see cref="Written"/> could not be read; null as long as all could.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Writes the stream up to its end, or up to the first keyframe that can't be read.</summary>
    /// <exception cref="IOException">Nobody reads the stream any more.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task WriteAsync(Stream output, CancellationToken cancellationToken)
    {
        using var reads = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var next = 1;
        _inFlight.Enqueue((Task.FromResult(first), 0));
        try
        {
            await WriteAsync(output, video.Head, cancellationToken);
            while (_inFlight.Count > 0)
            {
                next = ReadAhead(next, reads.Token);
                if (await TakeAsync() is not { } packet)
                {
                    break;
                }

                using (packet)
                {
                    await WriteAsync(output, packet.Bytes, cancellationToken);
                    Written++;
                    CodedBytes += packet.CodedBytes;
                }
            }
        }
        finally
        {
            await reads.CancelAsync();
            await GiveBackAsync();
        }
    }

    private int ReadAhead(int next, CancellationToken cancellationToken)
    {
        while (next < keyframes.Count && _inFlight.Count < MostReads)
        {
            var expected = keyframes[next].Bytes > 0 ? keyframes[next].Bytes : _largest;
            if (_inFlight.Count > 0 && _expectedInFlight + expected > MostBytes)
            {
                break;
            }

            _inFlight.Enqueue((video.ReadAsync(keyframes[next], next, cancellationToken).AsTask(), expected));
            _expectedInFlight += expected;
            next++;
        }

        return next;
    }

    /// <returns>Null when it could not be read.</returns>
    private async Task<StreamPacket?> TakeAsync()
    {
        var (read, expected) = _inFlight.Dequeue();
        _expectedInFlight -= expected;
        try
        {
            var packet = await read;
            _largest = Math.Max(_largest, packet.CodedBytes);
            return packet;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The file may hold anything, so a reader may fail in any way. The stream ends here, and that is found missing.
            Failure = failure;
            return null;
        }
    }

    private async Task WriteAsync(Stream output, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await output.WriteAsync(bytes, cancellationToken);
        Interlocked.Add(ref _bytesFed, bytes.Length);
    }

    private async Task GiveBackAsync()
    {
        foreach (var (read, _) in _inFlight)
        {
            try
            {
                (await read).Dispose();
            }
            catch (Exception unwanted) when (unwanted is not OutOfMemoryException)
            {
                // Nobody wants this keyframe any more, so it doesn't matter that it can't be had.
            }
        }

        _inFlight.Clear();
    }
}
