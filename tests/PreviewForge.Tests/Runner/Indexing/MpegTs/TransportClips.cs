using PreviewForge.Tests.Runner.Fakes;

namespace PreviewForge.Tests.Runner.Indexing.MpegTs;

/// <summary>Transport streams of every kind that ffmpeg can make.</summary>
internal static class TransportClips
{
    private const string Long = "-f lavfi -i testsrc2=s=320x180:r=25:d=40 -f lavfi -i sine=d=40 -threads 1 -c:a mp2";
    private const string Source = "-f lavfi -i testsrc2=s=320x180:r=25:d=18 -f lavfi -i sine=d=18 -threads 1 -c:a mp2";

    private static readonly IReadOnlyDictionary<string, (string Arguments, string Extension)> Clips = new Dictionary<string, (string, string)>
    {
        ["mpeg2"] = ($"{Long} -c:v mpeg2video -b:v 2M -g 12 -bf 2", "ts"),
        ["mpeg2-interlaced"] = ($"{Source} -c:v mpeg2video -b:v 2M -g 12 -bf 2 -flags +ildct+ilme -top 1", "ts"),
        ["mpeg1"] = ($"{Source} -c:v mpeg1video -b:v 1M -g 15", "ts"),
        ["mpeg4"] = ($"{Source} -c:v mpeg4 -b:v 1M -g 40", "ts"),
        ["h264"] = ($"{Source} -c:v libx264 -preset ultrafast -bf 2 -g 60 -b:v 1M", "ts"),
        ["h264-open"] = ($"{Source} -c:v libx264 -preset ultrafast -bf 2 -g 30 -b:v 1M -x264-params open-gop=1", "ts"),
        ["h264-m2ts"] = ($"{Source} -c:v libx264 -preset ultrafast -bf 2 -g 60 -b:v 1M -mpegts_m2ts_mode 1", "m2ts"),
        ["h264-wrapping"] = ($"{Source} -c:v libx264 -preset ultrafast -bf 2 -g 60 -b:v 1M -output_ts_offset 95430", "ts"),
        ["h264-late-picture"] = ("-f lavfi -i testsrc2=s=320x180:r=25:d=20 -f lavfi -i sine=d=25 -threads 1 -c:a mp2 -filter:v setpts=PTS+3.2/TB "
            + "-c:v libx264 -preset ultrafast -g 25 -b:v 1M", "ts"),
        ["hevc-open"] = ("-f lavfi -i testsrc2=s=160x96:r=25:d=24 -threads 1 -c:v libx265 -preset ultrafast "
            + "-x265-params log-level=error:keyint=30:open-gop=1:pools=none", "ts"),
    };

    public static TheoryData<string> Names => [.. Clips.Keys];

    public static Task<string> PathAsync(string name) => TestMedia.MakeAsync(Clips[name].Arguments, Clips[name].Extension);
}
