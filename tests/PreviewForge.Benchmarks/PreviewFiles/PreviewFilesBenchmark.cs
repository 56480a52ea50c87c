using System.Diagnostics;
using System.Globalization;
using PreviewForge.Previews;
using PreviewForge.Previews.Bif;
using PreviewForge.Previews.Frames;
using PreviewForge.Previews.Trickplay;
using SkiaSharp;

namespace PreviewForge.Benchmarks.PreviewFiles;

/// <summary>What the files of a two-hour film cost once its 720 pictures of 320 x 180 are there.</summary>
internal sealed class PreviewFilesBenchmark(TextWriter output)
{
    private const int Frames = 720;

    public void Run()
    {
        var frames = new MemoryFrames(Enumerable.Range(0, Frames).Select(Picture));
        Measure("BIF", () => BifWriter.Write(new MemoryStream(), Interval.FromSeconds(10), frames, CancellationToken.None));
        Measure("tile sheets", () =>
        {
            using var sheets = new TileSheetWriter(frames);
            for (var sheet = 0; sheet < sheets.SheetCount; sheet++)
            {
                sheets.Write(sheet, Stream.Null, CancellationToken.None);
            }
        });
    }

    private void Measure(string what, Action action)
    {
        action(); // Compiles the code and loads the native library.
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var watch = Stopwatch.StartNew();
        action();
        var seconds = watch.Elapsed.TotalSeconds;
        var megabytes = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1e6;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what}: {seconds * 1000:0} ms, {Frames / seconds:0} pictures/s, {megabytes:0.0} MB of managed memory"));
    }

    private static byte[] Picture(int number)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(320, 180, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        using var noise = SKShader.CreatePerlinNoiseFractalNoise(0.05f, 0.05f, 4, number);
        using var paint = new SKPaint { Shader = noise };
        canvas.Clear(SKColors.Gray);
        canvas.DrawPaint(paint);
        using var jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, 85);
        return jpeg.ToArray();
    }
}
