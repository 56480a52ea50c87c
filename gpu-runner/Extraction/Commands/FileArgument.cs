using FFMpegCore;
using FFMpegCore.Arguments;

namespace PreviewForge.GpuRunner.Extraction.Commands;

/// <summary>
/// A local file as ffmpeg's input, or a pipe. FFMpegCore's own arguments neither quote a name that holds a quote, nor keep ffmpeg
/// from reading a protocol (<c>concat:</c>) or an option (<c>-y</c>) out of a name: the protocol in front prevents both.
/// </summary>
internal sealed class FileArgument : IInputArgument, IOutputArgument
{
    private FileArgument(string text) => Text = text;

    public string Text { get; }

    /// <param name="path">Absolute path.</param>
    public static FileArgument Input(string path) => new("-i " + ArgumentText.Quote(Url(path)));

    public static FileArgument StandardInput() => new("-i pipe:0");

    public static FileArgument StandardOutput() => new("pipe:1");

    /// <summary>ffmpeg's <c>file</c> protocol takes everything after its name as the path; nothing in it is decoded.</summary>
    public static string Url(string path) => "file:" + path;

    public void Pre(FFOptions ffOptions)
    {
    }

    public Task During(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public void Post()
    {
    }
}
