namespace PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

/// <summary>The video among the streams of a file.</summary>
/// <param name="Layout">How packets lie.</param>
/// <param name="Pid">What the video's packets are marked with.</param>
/// <param name="Syntax">How its pictures are coded.</param>
/// <param name="Clock">Its times.</param>
internal sealed record VideoTrack(PacketLayout Layout, int Pid, PictureSyntax Syntax, StreamClock Clock)
{
    /// <summary>Coded data that suffices to tell a keyframe: parameters and messages in front of the picture seldom take a tenth.</summary>
    public const int MaxPrefix = 16 * 1024;

    /// <param name="position">Where the packet begins.</param>
    /// <param name="bytes">The packet's first bytes.</param>
    /// <param name="isAll">No more bytes can be had.</param>
    /// <returns>Null when the packet has no time, or it can't be told yet; see <paramref name="isDecided"/>.</returns>
    public PesStart? Describe(long position, ReadOnlySpan<byte> bytes, bool isAll, out bool isDecided)
    {
        isDecided = isAll || bytes.Length >= MaxPrefix;
        if (PesHeader.Read(bytes) is not { } header)
        {
            isDecided |= bytes.Length >= PesHeader.MaxLength;
            return null;
        }

        if (header is not { Shown: { } shown, Decoded: { } decoded })
        {
            isDecided = true;
            return null;
        }

        var kind = Syntax.KindOf(bytes[header.Length..]);
        isDecided |= kind is not PictureKind.Undecided;
        return isDecided ? new PesStart(position, Clock.SinceStart(shown), Clock.SinceStart(decoded), kind) : null;
    }
}
