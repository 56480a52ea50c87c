using PreviewForge.Previews.Publishing;

namespace PreviewForge.Tests.Previews.Publishing;

public sealed class PhysicalFileSystemTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("previews-").FullName;
    private readonly PhysicalFileSystem _files = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Files_and_folders_are_published_on_a_real_disk()
    {
        var publisher = CreatePublisher();
        var folder = At("T.trickplay/32 - 10x10");

        for (var i = 0; i < 2; i++)
        {
            publisher.WriteFile(At("a b.bif"), stream => stream.Write("new"u8));
            publisher.ReplaceFolder(folder, staged => staged.WriteFile("0.jpg", stream => stream.Write("sheet"u8)));
        }

        Assert.Equal("new", File.ReadAllText(At("a b.bif")));
        Assert.Equal("sheet", File.ReadAllText(Path.Combine(folder, "0.jpg")));
        Assert.Equal(2, Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Length);
        Assert.Equal(2, Directory.GetDirectories(_folder, "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void A_link_in_an_outputs_place_is_replaced_and_what_it_leads_to_is_left_alone()
    {
        Directory.CreateDirectory(At("elsewhere"));
        File.WriteAllText(At("elsewhere/0.jpg"), "theirs");
        File.CreateSymbolicLink(At("a.bif"), At("elsewhere/0.jpg"));
        Directory.CreateSymbolicLink(At("T"), At("elsewhere"));
        var publisher = CreatePublisher();

        publisher.WriteFile(At("a.bif"), stream => stream.Write("ours"u8));
        publisher.ReplaceFolder(At("T"), staged => staged.WriteFile("0.jpg", stream => stream.Write("ours"u8)));

        Assert.Equal(("theirs", "ours", "ours"), (File.ReadAllText(At("elsewhere/0.jpg")), File.ReadAllText(At("a.bif")), File.ReadAllText(At("T/0.jpg"))));
        Assert.Equal(["T", "a.bif", "elsewhere"], Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_in_a_folders_place_is_replaced()
    {
        File.WriteAllText(At("T"), "a file");

        for (var i = 0; i < 2; i++)
        {
            CreatePublisher().ReplaceFolder(At("T"), staged => staged.WriteFile("0.jpg", stream => stream.Write("sheet"u8)));
        }

        Assert.Equal(["T"], Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_name_of_255_bytes_can_be_published_and_a_longer_one_says_so()
    {
        CreatePublisher().WriteFile(At(new string('n', 255)), _ => { });
        var e = Assert.Throws<PublishException>(() => CreatePublisher().WriteFile(At(new string('n', 256)), _ => { }));

        Assert.Equal(PublishFailure.NameTooLong, e.Failure);
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData("-i")]
    [InlineData("new\nline")]
    [InlineData("quote\"'%06d")]
    [InlineData("nfd e\u0301 nfc \u00e9 日本 🎬")]
    public void Odd_names_are_taken_as_they_are(string name)
    {
        CreatePublisher().WriteFile(At(name), _ => { });

        Assert.Equal(At(name), Assert.Single(Directory.GetFiles(_folder)));
    }

    [Fact]
    public void A_link_is_seen_as_the_file_that_it_leads_to()
    {
        File.WriteAllText(At("real"), new string('x', 1000));
        File.SetLastWriteTimeUtc(At("real"), DateTime.UnixEpoch.AddSeconds(1_000_000));
        File.CreateSymbolicLink(At("link"), At("real"));
        File.CreateSymbolicLink(At("dangling"), At("nowhere"));

        Assert.Equal(new FileStamp(false, 1000, 1_000_000_000_000_000), _files.Stat(At("link")));
        Assert.Null(_files.Stat(At("dangling")));
    }

    [Fact]
    public void What_cannot_be_looked_at_is_not_there()
    {
        Assert.Null(_files.Stat(At("no\0name")));
        Assert.Null(_files.Stat(At("missing")));
        Assert.Empty(_files.Names(At("missing")));
    }

    [Fact]
    public void Deleting_what_is_not_there_does_nothing()
    {
        _files.DeleteFile(At("missing/file"));
        _files.DeleteFolder(At("missing"));
        _files.FlushFolder(At("missing"));
    }

    [Fact]
    public void A_full_disk_is_named()
    {
        // Linux answers every write to /dev/full with ENOSPC.
        var e = Assert.Throws<PublishException>(() => CreatePublisher().WriteFile(At("a"), _ =>
        {
            using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 0);
            full.WriteByte(1);
        }));

        Assert.Equal(PublishFailure.NoSpace, e.Failure);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    private string At(string name) => Path.Combine(_folder, name);

    private AtomicPublisher CreatePublisher() => new(_files, PublisherId.From("r1"), TimeProvider.System);
}
