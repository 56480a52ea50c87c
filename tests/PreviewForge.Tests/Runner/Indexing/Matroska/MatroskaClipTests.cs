using PreviewForge.GpuRunner.Extraction.Indexing;
using PreviewForge.GpuRunner.Extraction.Indexing.Matroska;
using PreviewForge.GpuRunner.Extraction.Sources;
using PreviewForge.Tests.Runner.Fakes;

namespace PreviewForge.Tests.Runner.Indexing.Matroska;

/// <summary>Files that ffmpeg wrote: the keyframes copied out of them give the pictures that reading all of them gives.</summary>
public class MatroskaClipTests
{
    private const string Picture = "-f lavfi -i testsrc2=s=320x180:r=24:d=8,noise=alls=8:allf=t";
    private const string Sound = "-f lavfi -i sine=d=8";
    private const string H264 = $"{Picture} {Sound} -c:v libx264 -preset ultrafast -threads 1 -g 24 -c:a aac";

    /// <summary>Read of a file's start, and at its end when nothing is known of that.</summary>
    private const int Fixed = 9 * 1024;

    public static TheoryData<string, string, string> Clips => new()
    {
        { "h264", "mkv", H264 },
        { "hevc", "mkv", $"{Picture} {Sound} -c:v libx265 -preset ultrafast -pix_fmt yuv420p10le -x265-params keyint=24:min-keyint=24:open-gop=1:bframes=3:log-level=0:pools=1 -c:a libopus" },
        { "h264", "mkv", $"{Picture} -c:v libx264 -preset veryfast -threads 1 -x264-params keyint=24:open-gop=1:bframes=3:scenecut=0" },
        { "vp9", "webm", $"{Picture} -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 24" },
        { "av1", "mkv", $"{Picture} -c:v libsvtav1 -preset 12 -g 24" },
        { "mpeg4", "mkv", $"{Picture} -c:v mpeg4 -bf 2 -g 24" },
        { "prores", "mkv", "-f lavfi -i testsrc2=s=320x180:r=4:d=4 -c:v prores" },
    };

    [Theory]
    [MemberData(nameof(Clips))]
    public async Task Keyframes_copied_alone_give_the_same_pictures_at_whole_seconds(string codec, string extension, string options)
    {
        using var source = MediaFile.Open(await TestMedia.MakeAsync(options, extension), TimeProvider.System);
        var video = await OpenAsync(source);

        var copied = await PictureHashes.OfSmallStreamAsync(video, video.Index.Keyframes);
        var read = await PictureHashes.OfFileAsync(await TestMedia.MakeAsync(options, extension));

        Assert.Equal(codec, video.Index.Codec);
        Assert.Equal(read.Select(picture => picture.Hash), copied.Select(picture => picture.Hash));
        Assert.Equal(Enumerable.Range(0, read.Count).Select(number => (double)number), copied.Select(picture => picture.Seconds));
        Assert.Equal(read.Select(picture => picture.Seconds), video.Index.Keyframes.Select(keyframe => keyframe.Time.TotalSeconds));
    }

    [Theory]
    [MemberData(nameof(Clips))]
    public async Task Little_more_is_read_than_keyframes_and_index_in_few_reads(string codec, string extension, string options)
    {
        using var source = MediaFile.Open(await TestMedia.MakeAsync(options, extension), TimeProvider.System);
        var video = await OpenAsync(source);
        var (indexBytes, indexReads) = (source.BytesRead, source.Reads);
        var coded = 0;
        foreach (var (number, keyframe) in video.Index.Keyframes.Index())
        {
            using var packet = await video.ReadAsync(keyframe, number, TestContext.Current.CancellationToken);
            coded += packet.CodedBytes;
        }

        Assert.NotEmpty(codec);
        Assert.InRange(indexBytes, 1, Fixed + 32 * video.Index.Keyframes.Count);
        Assert.InRange(indexReads, 1, 8);
        Assert.InRange(source.BytesRead - indexBytes, coded, coded * 1.1);
        // The cluster's time, the block's header, the rest of it: mostly two or all of them are read at once.
        Assert.InRange(source.Reads - indexReads, 1, 3 * video.Index.Keyframes.Count);
    }

    [Fact]
    public async Task The_picture_ends_where_its_track_does_and_not_with_the_sound()
    {
        var path = await TestMedia.MakeAsync($"{Picture} -f lavfi -i sine=d=12 -c:v libx264 -preset ultrafast -threads 1 -g 24 -c:a aac", "mkv");
        using var source = MediaFile.Open(path, TimeProvider.System);

        var duration = (await OpenAsync(source)).Index.Duration;

        Assert.InRange(duration!.Value.TotalSeconds, 8, 8.1);
    }

    private static async Task<IIndexedVideo> OpenAsync(IMediaSource source)
    {
        var outcome = await new MatroskaIndexer().OpenAsync(source, slotSeconds: 10, TestContext.Current.CancellationToken);
        return outcome is IndexOutcome.Found found ? found.Video : throw new InvalidOperationException(outcome.ToString());
    }
}
