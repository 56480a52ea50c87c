using PreviewForge.Previews.Bif;
using PreviewForge.Previews.Frames;
using PreviewForge.Previews.Outputs;
using PreviewForge.Previews.Publishing;
using PreviewForge.Previews.Trickplay;
using PreviewForge.Previews.WebVtt;

namespace PreviewForge.Previews.Freshness;

/// <summary>Judges an output by its own content, for want of a journal that knows the options.</summary>
internal sealed class ContainerCheck(IFileSystem files)
{
    // A sheet's frame header comes after its tables, and some writers put a colour profile before.
    private const int SheetHeadBytes = 64 * 1024;

    public Verdict Judge(PreviewOutput output)
    {
        try
        {
            return output.Format switch
            {
                PreviewFormat.Bif => Bif(output),
                PreviewFormat.Trickplay => Trickplay(output),
                _ => WebVtt(output),
            };
        }
        catch (BifFormatException e)
        {
            return new Verdict.Stale($"The preview is damaged: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Verdict.Stale($"The preview can't be read: {e.Message}");
        }
    }

    private Verdict Bif(PreviewOutput output)
    {
        using var reader = BifReader.Open(files.OpenRead(output.Target));
        var images = reader.File.Images.Count;
        if (images == 0)
        {
            return new Verdict.Stale("The preview holds no picture.");
        }

        if (reader.File.Multiplier != output.Interval.ToTimeSpan())
        {
            return OtherInterval(reader.File.Multiplier.TotalSeconds, output);
        }

        reader.ReadImage(images - 1);
        return JpegHeader.TryReadSize(reader.ReadImage(0), out var size)
            ? new Verdict.Fresh(new PreviewFacts(size.Width, size.Height, images))
            : new Verdict.Stale("The first picture of the preview is damaged.");
    }

    // Sheets don't say how many of their tiles are filled, nor the interval: all that can be told is their number and size.
    private Verdict Trickplay(PreviewOutput output)
    {
        var names = files.Names(output.Target).Where(name => name.EndsWith(".jpg", StringComparison.Ordinal)).ToHashSet();
        if (!Enumerable.Range(0, names.Count).All(sheet => names.Contains(SheetGrid.SheetName(sheet))))
        {
            return new Verdict.Stale("The numbers of the tile sheets have a gap.");
        }

        return TileOf(OutputFiles.First(output)) is { } tile && tile.Width == output.Width.Pixels
            ? new Verdict.Fresh(new PreviewFacts(tile.Width, tile.Height, 0))
            : new Verdict.Stale($"The tiles are not {output.Width.Pixels} pixels wide, as the folder's name says.");
    }

    private Verdict WebVtt(PreviewOutput output)
    {
        using var stream = files.OpenRead(output.Target);
        if (SpriteIndexReader.TryRead(stream) is not { } index)
        {
            return new Verdict.Stale("The index is damaged.");
        }

        if (index.IntervalSeconds != output.Interval.Seconds)
        {
            return OtherInterval(index.IntervalSeconds, output);
        }

        return OutputFiles.All(output, index.Frames).FirstOrDefault(path => files.Stat(path) is null) is { } missing
            ? new Verdict.Stale($"A part of the preview is missing: {Path.GetFileName(missing)}.")
            : new Verdict.Fresh(new PreviewFacts(index.Width, index.Height, index.Frames));
    }

    private PixelSize? TileOf(string sheetPath)
    {
        using var stream = files.OpenRead(sheetPath);
        var head = new byte[Math.Min(SheetHeadBytes, stream.Length)];
        stream.ReadExactly(head);
        return JpegHeader.TryReadSize(head, out var sheet) ? new PixelSize(sheet.Width / SheetGrid.Columns, sheet.Height / SheetGrid.Rows) : null;
    }

    private static Verdict.Stale OtherInterval(double seconds, PreviewOutput output) =>
        new(FormattableString.Invariant($"The preview has a picture every {seconds:0.###} s; {output.Interval} is wanted."));
}
