using PreviewForge.GpuRunner.Extraction.Indexing;
using PreviewForge.GpuRunner.Extraction.Indexing.Mp4;
using PreviewForge.GpuRunner.Extraction.Sources;
using PreviewForge.Tests.Runner.Fakes;

namespace PreviewForge.Tests.Runner.Indexing.Mp4;

/// <summary>Files that ffmpeg wrote: the index must agree with ffmpeg's own reading, and the pictures with those of decoding the whole file.</summary>
public class Mp4ClipTests
{
    private const string Source = "-f lavfi -i testsrc2=s=160x90:r=10:d=6";
    private const string Sound = "-f lavfi -i sine=d=6";
    private const string H264 = "-c:v libx264 -preset ultrafast -threads 1 -g 20 -bf 2 -pix_fmt yuv420p";

    public static TheoryData<string, string, string> Clips => new()
    {
        { "index in front", $"{Source} {Sound} {H264} -c:a aac -movflags +faststart", "mp4" },
        { "index at the end", $"{Source} {Sound} {H264} -c:a aac", "mp4" },
        { "no B pictures", $"{Source} {H264} -bf 0", "mp4" },
        { "negative offsets", $"{Source} {H264} -movflags +negative_cts_offsets", "mp4" },
        { "video late", $"{Sound} -itsoffset 1.5 {Source} {H264} -c:a aac", "mp4" },
        { "cut by an edit list", $"-ss 2.3 -i CLIP -c copy", "mp4" },
        { "fragments", $"{Source} {Sound} {H264} -c:a aac -movflags +frag_keyframe+empty_moov", "mp4" },
        { "fragments behind samples", $"{Source} {Sound} {H264} -c:a aac -movflags +frag_keyframe", "mp4" },
        { "fragments with a common index", $"{Source} {Sound} {H264} -c:a aac -movflags +dash+global_sidx+frag_keyframe", "mp4" },
        { "long fragments", $"{Source} {H264} -movflags +empty_moov+default_base_moof -frag_duration 4500000", "mp4" },
        { "fragments without the box at the end", $"{Source} {H264} -movflags +frag_keyframe+empty_moov+skip_trailer", "mp4" },
        { "ProRes", "-f lavfi -i testsrc2=s=160x90:r=5:d=3 -c:v prores_ks -threads 1", "mov" },
        { "MPEG-4", $"{Source} -c:v mpeg4 -g 20 -bf 2", "mp4" },
        { "HEVC, open GOP", $"{Source} -c:v libx265 -preset ultrafast -x265-params log-level=none:keyint=20:min-keyint=20:scenecut=0:open-gop=1:bframes=3:pools=1:frame-threads=1 -pix_fmt yuv420p", "mp4" },
        { "H.264, open GOP", $"{Source} -c:v libx264 -preset ultrafast -threads 1 -x264-params keyint=20:min-keyint=20:scenecut=0:open-gop=1:bframes=2 -pix_fmt yuv420p", "mp4" },
        { "VP9", $"{Source} -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 20 -threads 1 -b:v 100k", "mp4" },
        { "AV1", $"-f lavfi -i testsrc2=s=160x90:r=10:d=4 -c:v libsvtav1 -preset 12 -g 20 -pix_fmt yuv420p", "mp4" },
    };

    [Theory]
    [MemberData(nameof(Clips))]
    public async Task The_index_and_the_pictures_are_those_that_ffmpeg_finds(string what, string arguments, string extension)
    {
        Assert.NotEmpty(what);
        var path = await ClipAsync(arguments, extension);
        using var file = MediaFile.Open(path, TimeProvider.System);
        var video = await OpenAsync(file);
        var indexBytes = file.BytesRead;

        var expected = await KeyframeStream.KeyframeTimesAsync(path);
        Assert.Equal(expected, video.Index.Keyframes.Select(keyframe => keyframe.Time.TotalSeconds), (a, b) => Math.Abs(a - b) < 0.0011);
        var stream = await KeyframeStream.OfAsync(video);
        var (hashes, seconds) = await KeyframeStream.DecodeAsync(video.StreamFormat, stream);
        Assert.Equal(Enumerable.Range(0, expected.Count).Select(number => (double)number), seconds);
        Assert.Equal(await KeyframeStream.DecodeWholeAsync(path), hashes);
        Assert.True(indexBytes < 40_000, $"{indexBytes} bytes were read for the index.");
    }

    private static async Task<string> ClipAsync(string arguments, string extension)
    {
        const string whole = "CLIP";
        return arguments.Contains(whole, StringComparison.Ordinal)
            ? await TestMedia.MakeAsync(arguments.Replace(whole, await TestMedia.MakeAsync($"{Source} {Sound} {H264} -c:a aac", "mp4"), StringComparison.Ordinal), extension)
            : await TestMedia.MakeAsync(arguments, extension);
    }

    private static async Task<IIndexedVideo> OpenAsync(MediaFile file)
    {
        var outcome = await new Mp4Indexer().OpenAsync(file, 10, TestContext.Current.CancellationToken);
        return outcome is IndexOutcome.Found { Video: var video } ? video : throw new InvalidOperationException(outcome.ToString());
    }
}
