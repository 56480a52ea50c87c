using System.Diagnostics;
using System.Globalization;

namespace PreviewForge.Cli.Demo;

/// <summary>One clip of the demo library.</summary>
/// <param name="Name">File name.</param>
/// <param name="Source">Picture source of ffmpeg's lavfi device.</param>
/// <param name="Seconds">Length.</param>
/// <param name="Encoding">Arguments of the encoder; a build of ffmpeg without it makes no such clip.</param>
internal sealed record DemoClip(string Name, string Source, int Seconds, IReadOnlyList<string> Encoding)
{
    public string PathIn(string folder) => Path.Combine(folder, Name);

    public async Task MakeAsync(string folder, CancellationToken cancellationToken)
    {
        var temporary = Path.Combine(folder, $".making-{Name}");
        var length = Seconds.ToString(CultureInfo.InvariantCulture);
        string[] arguments =
            ["-nostdin", "-loglevel", "error", "-y", "-f", "lavfi", "-i", Source, "-t", length, "-pix_fmt", "yuv420p", .. Encoding, temporary];
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", arguments) { RedirectStandardError = true })!;
        try
        {
            await ffmpeg.StandardError.ReadToEndAsync(cancellationToken);
            await ffmpeg.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            ffmpeg.Kill();
            throw;
        }

        if (ffmpeg.ExitCode == 0)
        {
            File.Move(temporary, PathIn(folder), overwrite: true);
        }
        else
        {
            File.Delete(temporary);
        }
    }
}
