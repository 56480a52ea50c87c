using PreviewForge.GpuRunner.Extraction.Pictures;

namespace PreviewForge.Tests.Runner.Pictures;

public sealed class PictureStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pf-pictures-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Pictures_beyond_the_limit_go_to_one_file_and_all_come_back_as_they_were()
    {
        var store = new PictureStore(_folder, memoryLimit: 250);
        var pictures = Enumerable.Range(1, 20).Select(i => Enumerable.Repeat((byte)i, 10 * i).ToArray()).ToList();

        var numbers = pictures.ConvertAll(picture => store.Add(picture));

        Assert.Equal(pictures, numbers.Select(number => store.Read(number).ToArray()));
        Assert.InRange(new FileInfo(Assert.Single(Directory.GetFiles(_folder))).Length, pictures.Sum(picture => picture.Length) - 250, 2100);
    }

    [Fact]
    public void Pictures_within_the_limit_touch_no_disk()
    {
        var store = new PictureStore(Path.Combine(_folder, "not there"));

        Assert.Equal([1, 2], store.Read(store.Add(new byte[] { 1, 2 })).ToArray());
    }

    [Fact]
    public void A_folder_without_room_is_an_input_output_error() =>
        Assert.ThrowsAny<IOException>(() => new PictureStore(Path.Combine(_folder, "not there"), memoryLimit: 0).Add(new byte[1]));

    [Fact]
    public void A_picture_counts_when_it_came_in_every_size()
    {
        var harvest = new Harvest(new PictureStore(_folder), sizes: 2);

        Assert.True(harvest.TryAdd(7, Of(0)));
        Assert.Null(harvest.Find(7));
        Assert.True(harvest.TryAdd(7, Of(1)));
        Assert.False(harvest.TryAdd(7, Of(1)));

        Assert.Equal([0, 1], harvest.Find(7)!.Pictures);
        Assert.Equal(1, harvest.Count);
    }

    private static Picture Of(int track) => new(track, TimeSpan.Zero, new byte[] { 1 });
}
