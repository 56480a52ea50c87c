namespace PreviewForge.EndToEnd.Runs;

/// <summary>A stand-in for ffmpeg that notes each start and then is ffmpeg. The runner's question for the version doesn't count.</summary>
internal sealed class CountingFfmpeg
{
    private readonly string _script;
    private readonly string _notes;

    public CountingFfmpeg(string folder)
    {
        (_script, _notes) = (Path.Combine(folder, "ffmpeg"), Path.Combine(folder, "starts"));
        File.WriteAllText(_script, $"#!/bin/sh\ncase \"$*\" in *-version) ;; *) echo started >>'{_notes}' ;; esac\nexec ffmpeg \"$@\"\n");
        File.SetUnixFileMode(_script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string> { ["FFMPEG_PATH"] = _script };

    /// <summary>Starts since the last time that this was asked.</summary>
    public int TakeStarts()
    {
        var starts = File.Exists(_notes) ? File.ReadAllLines(_notes).Length : 0;
        File.Delete(_notes);
        return starts;
    }
}
