using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace PreviewForge.GpuRunner.Extraction.Sources;

/// <summary>A media file on a disk or a share. It is told not to read ahead: what is read is far apart.</summary>
internal sealed class MediaFile : IMediaSource
{
    /// <summary>A share that gives no answer for so long is taken for gone.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Larger reads are done in pieces of so many bytes.</summary>
    private const int MostAtOnce = 4 * 1024 * 1024;

    private readonly SafeFileHandle _handle;
    private readonly TimeProvider _time;
    private long _bytes;
    private long _reads;

    private MediaFile(SafeFileHandle handle, TimeProvider time) => (_handle, _time, Length) = (handle, time, RandomAccess.GetLength(handle));

    public long Length { get; }

    public long BytesRead => Interlocked.Read(ref _bytes);

    public long Reads => Interlocked.Read(ref _reads);

    /// <exception cref="IOException">It can't be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static MediaFile Open(string path, TimeProvider time) =>
        new(File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.RandomAccess | FileOptions.Asynchronous), time);

    public async ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        var filled = 0;
        while (filled < buffer.Length && offset + filled < Length)
        {
            var read = await ReadOnceAsync(offset + filled, buffer[filled..], cancellationToken);
            if (read is 0)
            {
                break;
            }

            filled += read;
        }

        return filled;
    }

    public void Dispose() => _handle.Dispose();

    /// <summary>
    /// A read that is given up goes on in the system and may still write into its buffer. So it gets one of ours, which nobody
    /// uses again in that case.
    /// </summary>
    private async Task<int> ReadOnceAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var own = ArrayPool<byte>.Shared.Rent(Math.Min(buffer.Length, MostAtOnce));
        try
        {
            var wanted = own.AsMemory(0, Math.Min(buffer.Length, own.Length));
            var read = await RandomAccess.ReadAsync(_handle, wanted, offset, cancellationToken).AsTask().WaitAsync(Patience, _time, cancellationToken);
            own.AsSpan(0, read).CopyTo(buffer.Span);
            Interlocked.Add(ref _bytes, read);
            Interlocked.Increment(ref _reads);
            ArrayPool<byte>.Shared.Return(own);
            return read;
        }
        catch (TimeoutException)
        {
            throw new IOException($"The storage gave no answer within {Patience.TotalMinutes:0} minutes.");
        }
    }
}
