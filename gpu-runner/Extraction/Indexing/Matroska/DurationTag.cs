using System.Globalization;
using System.Text;
using PreviewForge.GpuRunner.Extraction.Ebml;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Matroska;

/// <summary>The statistics tag that tells when a track ends, which is often before the sound does. mkvmerge and ffmpeg write it.</summary>
internal static class DurationTag
{
    /// <summary>Hours to 100 ns; writers add two digits more.</summary>
    private const int ReadableLength = 16;

    private const int MaxLength = 64;

    /// <param name="trackUid">The track.</param>
    /// <param name="tags">Content of Tags; empty when there are none.</param>
    /// <param name="whole">Length of the whole file.</param>
    /// <returns>When the track ends, never later than the file.</returns>
    public static TimeSpan? EndOf(ulong trackUid, ReadOnlySpan<byte> tags, TimeSpan? whole)
    {
        var elements = new EbmlElements(tags);
        while (elements.Next())
        {
            if (elements.Id is MatroskaId.Tag && IsOf(trackUid, elements.Content) && EndIn(elements.Content) is { } end)
            {
                return end > whole ? whole : end;
            }
        }

        return whole;
    }

    private static bool IsOf(ulong trackUid, ReadOnlySpan<byte> tag)
    {
        var members = new EbmlElements(tag);
        while (members.Next())
        {
            if (members.Id is MatroskaId.Targets)
            {
                var targets = new EbmlElements(members.Content);
                while (targets.Next())
                {
                    if (targets.Id is MatroskaId.TagTrackUid && targets.Unsigned == trackUid)
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static TimeSpan? EndIn(ReadOnlySpan<byte> tag)
    {
        var members = new EbmlElements(tag);
        while (members.Next())
        {
            if (members.Id is MatroskaId.SimpleTag && Parse(members.Content) is { } end)
            {
                return end;
            }
        }

        return null;
    }

    private static TimeSpan? Parse(ReadOnlySpan<byte> simpleTag)
    {
        var (isDuration, text) = (false, "");
        var members = new EbmlElements(simpleTag);
        while (members.Next())
        {
            switch (members.Id)
            {
                case MatroskaId.TagName:
                    isDuration = members.Content.SequenceEqual("DURATION"u8);
                    break;
                case MatroskaId.TagString when members.Content.Length <= MaxLength:
                    text = Encoding.ASCII.GetString(members.Content.TrimEnd((byte)0));
                    break;
            }
        }

        var readable = text.Length > ReadableLength ? text[..ReadableLength] : text;
        return isDuration && TimeSpan.TryParse(readable, CultureInfo.InvariantCulture, out var end) && end > TimeSpan.Zero ? end : null;
    }
}
