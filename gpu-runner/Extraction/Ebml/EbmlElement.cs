namespace PreviewForge.GpuRunner.Extraction.Ebml;

/// <summary>An element in a file.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Start">Where its content begins, from the start of the file.</param>
/// <param name="Size">Bytes of content as the file says; <see cref="EbmlHeader.UnknownSize"/> when it doesn't.</param>
internal readonly record struct EbmlElement(uint Id, long Start, long Size)
{
    public bool HasUnknownSize => Size is EbmlHeader.UnknownSize;

    /// <summary>Where the next element begins; only an element of known size has an end.</summary>
    public long End => Start + Size;
}
