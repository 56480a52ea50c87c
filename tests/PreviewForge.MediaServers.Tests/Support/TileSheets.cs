using PreviewForge.Contracts.Work;
using SkiaSharp;

namespace PreviewForge.MediaServers.Tests.Support;

/// <summary>Sheets as the runner writes them, small and grey.</summary>
internal static class TileSheets
{
    private const int PerSheet = 100;

    /// <summary>Writes a set.</summary>
    /// <param name="plan">Where to, and how wide.</param>
    /// <param name="pictures">How many pictures.</param>
    /// <param name="black">How many of the last are black.</param>
    public static void Write(OutputPlan plan, int pictures, int black = 0)
    {
        Directory.CreateDirectory(plan.Target);
        for (int sheet = 0; sheet * PerSheet < pictures; sheet++)
        {
            int here = Math.Min(PerSheet, pictures - (sheet * PerSheet));
            int grey = Math.Max(0, Math.Min(here, pictures - black - (sheet * PerSheet)));
            File.WriteAllBytes(Path.Combine(plan.Target, $"{sheet}.jpg"), Draw(plan.Width, plan.Width * 9 / 16, grey));
        }
    }

    private static byte[] Draw(int width, int height, int pictures)
    {
        using var bitmap = new SKBitmap(width * 10, height * 10);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Black);
        using var paint = new SKPaint { Color = SKColors.Gray };
        for (int at = 0; at < pictures; at++)
        {
            canvas.DrawRect(at % 10 * width, at / 10 * height, width, height, paint);
        }

        using SKData data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 80);
        return data.ToArray();
    }
}
