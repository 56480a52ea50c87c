using PreviewForge.GpuRunner.Extraction.Indexing;
using PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;
using PreviewForge.GpuRunner.Extraction.Sources;

namespace PreviewForge.Tests.Runner.Indexing.MpegTs;

public class MpegTsIndexerTests
{
    private const int SlotSeconds = 5;

    public static TheoryData<string> Clips => TransportClips.Names;

    [Theory]
    [MemberData(nameof(Clips))]
    public async Task Each_slot_gets_the_keyframe_that_ffprobe_flags(string clip)
    {
        var path = await TransportClips.PathAsync(clip);
        using var file = MediaFile.Open(path, TimeProvider.System);
        var index = (await FindAsync(file)).Index;

        var all = await FfmpegReading.KeyframesAsync(path);
        var slots = Enumerable.Range(0, (int)Math.Ceiling(index.Duration!.Value.TotalSeconds / SlotSeconds)).Select(n => n * SlotSeconds * 90_000L);
        var expected = slots.Select(slot => all.LastOrDefault(time => time <= slot, all[0])).Prepend(all[0]).Distinct();

        Assert.Equal(expected.Select(StreamClock.ToTimeSpan), index.Keyframes.Select(keyframe => keyframe.Time));
    }

    [Theory]
    [MemberData(nameof(Clips))]
    public async Task The_stream_of_keyframes_shows_the_pictures_of_the_file(string clip)
    {
        var path = await TransportClips.PathAsync(clip);
        using var file = MediaFile.Open(path, TimeProvider.System);
        var video = await FindAsync(file);

        var sparse = await FfmpegReading.PicturesAsync(video, video.Index.Keyframes);

        var whole = (await FfmpegReading.PicturesAsync(path)).ToDictionary(picture => StreamClock.ToTimeSpan(picture.Key), picture => picture.Value);
        var expected = video.Index.Keyframes.Select((keyframe, number) => KeyValuePair.Create(number * 90_000L, whole[keyframe.Time]));
        Assert.Equal(expected, sparse.OrderBy(picture => picture.Key));
    }

    private static async Task<IIndexedVideo> FindAsync(IMediaSource source)
    {
        var outcome = await new MpegTsIndexer().OpenAsync(source, SlotSeconds, TestContext.Current.CancellationToken);
        return outcome is IndexOutcome.Found found ? found.Video : throw new InvalidOperationException(outcome.ToString());
    }
}
