using PreviewForge.Functions.MediaServers.Connecting;

namespace PreviewForge.Functions.MediaServers.Auditing;

/// <summary>The server's own making of previews, which costs its CPU for what we make already.</summary>
public interface IVendorExtraction
{
    /// <exception cref="MediaServerException">The server can't be asked.</exception>
    Task<ExtractionStatus> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Turns it on or off.</summary>
    /// <param name="scan">True: the server makes its own when it scans.</param>
    /// <param name="libraryIds">In these libraries, at least one; null for all that hold videos.</param>
    /// <param name="cancellationToken">Stops between two libraries.</param>
    /// <returns>By library id: <c>ok</c>, <c>skipped: …</c> or <c>error: …</c>; a library that was asked for and isn't there is an error.</returns>
    /// <exception cref="MediaServerException">The server can't be asked.</exception>
    Task<IReadOnlyDictionary<string, string>> SetAsync(bool scan, IReadOnlyList<string>? libraryIds, CancellationToken cancellationToken);
}

/// <summary>What the server makes by itself, library by library.</summary>
public sealed record ExtractionStatus(IReadOnlyList<LibraryExtraction> Libraries)
{
    public int Count(ExtractionState state) => Libraries.Count(library => library.State == state);
}

public sealed record LibraryExtraction(string Key, string Name, ExtractionState State);

/// <summary>Whether the server makes previews of a library's videos.</summary>
public enum ExtractionState
{
    Extracting,
    Stopped,

    /// <summary>It doesn't say, or has no such switch.</summary>
    Skipped,
}
