namespace PreviewForge.EndToEnd.Runs;

/// <summary>A stand-in for ffmpeg that does something else first.</summary>
internal static class FfmpegStandIn
{
    /// <summary>Only runs that make pictures count; what the runner asks of ffmpeg at its start is answered at once.</summary>
    /// <param name="folder">For the script.</param>
    /// <param name="first">A line of shell that runs before ffmpeg does.</param>
    public static IReadOnlyDictionary<string, string> Environment(string folder, string first)
    {
        var script = Path.Combine(folder, "ffmpeg");
        File.WriteAllText(script, $"#!/bin/sh\ncase \"$*\" in *mjpeg*) {first} ;; esac\nexec ffmpeg \"$@\"\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new Dictionary<string, string> { ["FFMPEG_PATH"] = script };
    }
}
