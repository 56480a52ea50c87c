using PreviewForge.GpuRunner.Extraction.Indexing;
using PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;
using PreviewForge.GpuRunner.Extraction.Sources;
using PreviewForge.Tests.Runner.Indexing.Fuzz;

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

    [Fact]
    public async Task Both_fields_of_a_picture_are_copied_even_from_packets_of_their_own()
    {
        var content = Seed.All.Single(seed => seed.Name is "fields.ts").Content;
        var path = Path.Combine(Path.GetTempPath(), $"previewforge-fields-{Guid.NewGuid():N}.ts");
        await File.WriteAllBytesAsync(path, content, TestContext.Current.CancellationToken);
        var whole = await FfmpegReading.PicturesAsync(path);
        File.Delete(path);

        using var source = new MemorySource(content);
        var video = await FindAsync(source);

        var sparse = await FfmpegReading.PicturesAsync(video, video.Index.Keyframes);
        Assert.Equal([whole[0]], sparse.Values);
    }

    private static async Task<IIndexedVideo> FindAsync(IMediaSource source)
    {
        var outcome = await new MpegTsIndexer().OpenAsync(source, SlotSeconds, TestContext.Current.CancellationToken);
        return outcome is IndexOutcome.Found found ? found.Video : throw new InvalidOperationException(outcome.ToString());
    }
}
