using System.Text;
using PreviewForge.Previews;
using PreviewForge.Previews.Bif;
using PreviewForge.Previews.Frames;
using PreviewForge.Previews.Freshness;
using PreviewForge.Previews.Outputs;
using PreviewForge.Previews.Publishing;
using PreviewForge.Tests.Previews.Support;
using SkiaSharp;

namespace PreviewForge.Tests.Previews.Outputs;

public sealed class PreviewPublisherTests
{
    private static readonly SourceFingerprint Source = new("/m/Foo.mkv", 123, 1_700_000_000_123_456_700);

    private readonly MemoryFileSystem _files = new();

    [Fact]
    public void A_BIF_holds_the_pictures_and_its_journal_says_what_they_were_made_of()
    {
        Publish(PreviewFormat.Bif, Jpegs.Frames(3));

        using var reader = BifReader.Open(_files.OpenRead("/m/Foo-32-10.bif"));
        Assert.Equal(3, reader.File.Images.Count);
        Assert.Equal(Jpegs.Frames(3).Read(2), reader.ReadImage(2));
        Assert.Equal(
            $$"""{"schema":1,"source_path":"/m/Foo.mkv","source_mtime":1700000000,"source_size":123,"publisher":"emby_sidecar","source_mtime_ns":1700000000123456700,"width":32,"height":18,"interval":10,"quality":4,"tonemap":"hable","frames":3,"output_size":{{reader.File.FileBytes}},"tool":"PreviewForge 0.1"}""",
            Encoding.UTF8.GetString(_files["/m/Foo-32-10.bif.meta"]));
    }

    [Fact]
    public void Trickplay_is_a_folder_of_nothing_but_sheets_with_the_journal_beside_it()
    {
        Publish(PreviewFormat.Trickplay, Jpegs.Frames(101));

        const string folder = "/m/Foo.trickplay/32 - 10x10";
        Assert.Equal([folder + ".meta", folder + "/0.jpg", folder + "/1.jpg"], _files.Files);
    }

    [Fact]
    public void WebVTT_is_an_index_with_a_folder_of_sheets()
    {
        Publish(PreviewFormat.WebVtt, Jpegs.Frames(101));

        const string folder = "/m/Foo.previews/";
        Assert.Equal([folder + "32-10.vtt", folder + "32-10.vtt.meta", folder + "32-10/0.jpg", folder + "32-10/1.jpg"], _files.Files);
        Assert.EndsWith("32-10/1.jpg#xywh=0,0,32,18\n", Encoding.UTF8.GetString(_files[folder + "32-10.vtt"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PreviewFormat.Bif)]
    [InlineData(PreviewFormat.Trickplay)]
    [InlineData(PreviewFormat.WebVtt)]
    public void A_repeat_gives_the_same_bytes(PreviewFormat format)
    {
        Publish(format, Jpegs.Frames(30));
        var once = _files.Files.ToDictionary(file => file, file => _files[file]);

        Publish(format, Jpegs.Frames(30));

        Assert.Equal(once, _files.Files.ToDictionary(file => file, file => _files[file]));
    }

    [Theory]
    [InlineData(PreviewFormat.Bif)]
    [InlineData(PreviewFormat.Trickplay)]
    [InlineData(PreviewFormat.WebVtt)]
    public void A_picture_that_is_no_JPEG_publishes_nothing(PreviewFormat format)
    {
        var frames = new MemoryFrames([Jpegs.Solid(32, 18, SKColors.Red), [1, 2, 3]]);

        Assert.Equal(PublishFailure.BadPicture, Assert.Throws<PublishException>(() => Publish(format, frames)).Failure);
        Assert.Empty(_files.Files);
    }

    [Fact]
    public void A_picture_that_cannot_be_read_is_no_failure_to_write()
    {
        var e = Assert.Throws<FileNotFoundException>(() => Publish(PreviewFormat.Bif, new VanishingFrames()));

        Assert.Equal("Frame 1 is gone.", e.Message);
        Assert.Empty(_files.Files);
    }

    [Fact]
    public void Pictures_of_another_width_than_the_name_says_are_refused()
    {
        var e = Assert.Throws<PublishException>(() => Publish(PreviewFormat.Bif, Jpegs.Frames(1, width: 30)));

        Assert.Equal("The pictures are 30 pixels wide; 32 are wanted.", e.Message);
    }

    [Fact]
    public void No_picture_at_all_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Publish(PreviewFormat.Bif, Jpegs.Frames(0)));

    [Theory]
    [InlineData(PreviewFormat.Bif)]
    [InlineData(PreviewFormat.Trickplay)]
    [InlineData(PreviewFormat.WebVtt)]
    public void Cancelled_work_leaves_nothing(PreviewFormat format)
    {
        Assert.Throws<OperationCanceledException>(() => Publish(format, Jpegs.Frames(2), isCancelled: true));
        Assert.Empty(_files.Files);
    }

    private void Publish(PreviewFormat format, IFrameSet frames, bool isCancelled = false) =>
        new PreviewPublisher(new AtomicPublisher(_files, PublisherId.From("r1"), TimeProvider.System), "PreviewForge 0.1").Publish(
            new PreviewOutput(format, TestOutputs.TargetOf(format), PreviewWidth.FromPixels(32), Interval.FromSeconds(10)),
            frames, Source, new FrameSettings(4, "hable"), new CancellationToken(isCancelled));

    private sealed class VanishingFrames : IFrameSet
    {
        public int Count => 2;

        public ReadOnlyMemory<byte> Read(int index) =>
            index == 0 ? Jpegs.Solid(32, 18, SKColors.Red) : throw new FileNotFoundException($"Frame {index} is gone.");
    }
}
