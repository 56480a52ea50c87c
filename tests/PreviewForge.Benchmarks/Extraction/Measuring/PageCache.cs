using System.Diagnostics;

namespace PreviewForge.Benchmarks.Extraction.Measuring;

/// <summary>Makes the next reads of a file come from the disk.</summary>
internal static class PageCache
{
    /// <summary>
    /// Has <c>dd</c> say POSIX_FADV_DONTNEED of the whole file (its manual: "dd of=ofile oflag=nocache conv=notrunc,fdatasync count=0").
    /// The kernel may ignore that; whether it worked shows in the bytes that come from the disk afterwards.
    /// </summary>
    public static async Task DropAsync(string path, CancellationToken cancellationToken)
    {
        using var dd = Process.Start(
            new ProcessStartInfo("dd", [$"of={path}", "oflag=nocache", "conv=notrunc,fdatasync", "count=0"]) { RedirectStandardError = true })!;
        await dd.StandardError.ReadToEndAsync(cancellationToken);
        await dd.WaitForExitAsync(cancellationToken);
    }
}
