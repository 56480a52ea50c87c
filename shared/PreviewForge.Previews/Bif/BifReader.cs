using PreviewForge.Previews.Frames;

namespace PreviewForge.Previews.Bif;

/// <summary>
/// Reads BIF files from anywhere, so it believes nothing: every count and offset is checked against the file before memory is
/// taken for it. Not safe for use from several threads at once.
/// </summary>
public sealed class BifReader : IDisposable
{
    /// <summary>Most images that are read or written: eleven days at one a second.</summary>
    public const int MaxImages = 1_000_000;

    /// <summary>Largest image that is read, in bytes.</summary>
    public const int MaxImageBytes = 32 * 1024 * 1024;

    private readonly Stream _input;

    private BifReader(Stream input, BifFile file) => (_input, File) = (input, file);

    public BifFile File { get; }

    /// <summary>Reads and checks header and index.</summary>
    /// <param name="input">Seekable; belongs to the reader from now on, also when this throws.</param>
    /// <exception cref="BifFormatException">Not a BIF, or one that lies.</exception>
    public static BifReader Open(Stream input)
    {
        try
        {
            return new BifReader(input, BifIndex.Read(input));
        }
        catch
        {
            input.Dispose();
            throw;
        }
    }

    /// <summary>The bytes of an image as they are stored.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such image.</exception>
    /// <exception cref="BifFormatException">What is stored there is no JPEG, or is cut off.</exception>
    public byte[] ReadImage(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, File.Images.Count);
        var image = File.Images[index];
        if (image.Length > MaxImageBytes)
        {
            throw new BifFormatException($"Image {index} has {image.Length} bytes; more than {MaxImageBytes} are not read.");
        }

        var bytes = new byte[image.Length];
        _input.Position = image.Offset;
        BifIndex.Fill(_input, bytes, "an image");
        return JpegHeader.HasStartOfImage(bytes)
            ? bytes
            : throw new BifFormatException($"Image {index} is no JPEG.");
    }

    public void Dispose() => _input.Dispose();
}
