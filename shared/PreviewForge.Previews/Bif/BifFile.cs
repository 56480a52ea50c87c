namespace PreviewForge.Previews.Bif;

/// <summary>What a BIF file says of itself.</summary>
/// <param name="Version">0 in every known file.</param>
/// <param name="Multiplier">The unit of the images' timestamps; one second when the file says 0.</param>
/// <param name="Images">Where the images are, in order of time.</param>
/// <param name="FileBytes">Size of the file.</param>
public sealed record BifFile(uint Version, TimeSpan Multiplier, IReadOnlyList<BifImage> Images, long FileBytes);

/// <param name="Timestamp">In units of <see cref="BifFile.Multiplier"/>; rises from image to image.</param>
/// <param name="Offset">From the start of the file, in bytes.</param>
/// <param name="Length">Bytes, at least 1.</param>
public readonly record struct BifImage(uint Timestamp, uint Offset, uint Length);
