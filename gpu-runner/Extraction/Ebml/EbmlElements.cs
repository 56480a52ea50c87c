using System.Buffers;

namespace PreviewForge.GpuRunner.Extraction.Ebml;

/// <summary>Goes through the elements that are the content of another, which is in memory. What is damaged or cut off ends it.</summary>
internal ref struct EbmlElements(ReadOnlySpan<byte> content)
{
    private readonly ReadOnlySpan<byte> _all = content;

    /// <summary>Where the element after the current one begins.</summary>
    private int _next;

    public uint Id { get; private set; }

    /// <summary>Where the current element's content begins in that of its parent.</summary>
    public int Start { get; private set; }

    public readonly ReadOnlySpan<byte> Content => _all[Start.._next];

    /// <summary>The content as a number; one of more than eight bytes is 0, which is right for none of those that matter.</summary>
    public readonly ulong Unsigned => EbmlNumber.Unsigned(Content) ?? 0;

    /// <summary>Everything was gone through: nothing was damaged or cut off.</summary>
    public readonly bool IsComplete => _next == _all.Length;

    public bool Next()
    {
        var rest = _all[_next..];
        if (EbmlHeader.Read(rest, out var header) is not OperationStatus.Done
            || header.HasUnknownSize || header.Size > rest.Length - header.Length)
        {
            return false;
        }

        (Id, Start) = (header.Id, _next + header.Length);
        _next = Start + (int)header.Size;
        return true;
    }
}
