using PreviewForge.GpuRunner.Extraction.Indexing;
using PreviewForge.GpuRunner.Extraction.Indexing.Avi;
using PreviewForge.GpuRunner.Extraction.Sources;
using PreviewForge.Tests.Runner.Fakes;

namespace PreviewForge.Tests.Runner.Indexing.Avi;

/// <summary>Files that ffmpeg wrote, with both indexes: the pictures must be those of decoding the whole file.</summary>
public class AviClipTests
{
    [Theory]
    [InlineData("-c:v mpeg4 -vtag XVID -g 20 -bf 2", "mpeg4")]
    [InlineData("-c:v msmpeg4 -g 20", "msmpeg4v3")]
    [InlineData("-c:v mjpeg", "mjpeg")]
    [InlineData("-c:v libx264 -preset ultrafast -threads 1 -g 20 -pix_fmt yuv420p", "h264")]
    public async Task The_index_and_the_pictures_are_those_that_ffmpeg_finds(string options, string codec)
    {
        var path = await TestMedia.MakeAsync($"-f lavfi -i testsrc2=s=160x90:r=10:d=6 -f lavfi -i sine=d=6 {options} -c:a mp2", "avi");
        using var file = MediaFile.Open(path, TimeProvider.System);
        var outcome = await new AviIndexer().OpenAsync(file, 10, TestContext.Current.CancellationToken);
        var video = Assert.IsType<IndexOutcome.Found>(outcome).Video;
        var indexBytes = file.BytesRead;

        var (hashes, seconds) = await KeyframeStream.DecodeAsync(video.StreamFormat, await KeyframeStream.OfAsync(video));

        Assert.Equal(codec, video.Index.Codec);
        Assert.Equal(6, video.Index.Duration?.TotalSeconds);
        Assert.Equal(Enumerable.Range(0, video.Index.Keyframes.Count).Select(number => (double)number), seconds);
        Assert.Equal(await KeyframeStream.DecodeWholeAsync(path), hashes);
        Assert.True(indexBytes < 25_000, $"{indexBytes} bytes were read for the index.");
    }
}
