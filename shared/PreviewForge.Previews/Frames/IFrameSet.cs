namespace PreviewForge.Previews.Frames;

/// <summary>The pictures of one video in order: picture i shows the time i × interval.</summary>
public interface IFrameSet
{
    int Count { get; }

    /// <summary>The JPEG file of a picture; valid until the next call.</summary>
    /// <param name="index">0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such picture.</exception>
    ReadOnlyMemory<byte> Read(int index);
}
