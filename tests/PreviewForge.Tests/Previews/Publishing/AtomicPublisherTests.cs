using Microsoft.Extensions.Time.Testing;
using PreviewForge.Previews.Publishing;
using PreviewForge.Tests.Previews.Support;

namespace PreviewForge.Tests.Previews.Publishing;

public sealed class AtomicPublisherTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly MemoryFileSystem _files;
    private readonly List<string> _changes = [];

    public AtomicPublisherTests() =>
        _files = new MemoryFileSystem(_time) { BeforeChange = (what, path) => _changes.Add($"{what} {path}") };

    [Fact]
    public void A_file_is_flushed_then_renamed_then_its_folder_is_flushed()
    {
        CreateSut().WriteFile("/m/a.bif", stream => stream.Write("new"u8));

        Assert.Equal(
            ["create folder /m", "create /m/.a.bif.r1.pf-tmp", "flush /m/.a.bif.r1.pf-tmp", "move /m/a.bif", "flush folder /m"],
            _changes);
        Assert.Equal("new"u8, _files["/m/a.bif"]);
        Assert.Equal(["/m/a.bif"], _files.Files);
    }

    [Fact]
    public void A_folder_is_replaced_as_a_whole_and_its_siblings_stay()
    {
        _files["/m/T/320 - 10x10/0.jpg"] = [1];
        _files["/m/T/320 - 10x10/1.jpg"] = [1];
        _files["/m/T/640 - 10x10/0.jpg"] = [2];

        CreateSut().ReplaceFolder("/m/T/320 - 10x10", folder => Assert.Equal(3, folder.WriteFile("0.jpg", stream => stream.Write("new"u8))));

        Assert.Equal(["/m/T/320 - 10x10/0.jpg", "/m/T/640 - 10x10/0.jpg"], _files.Files);
        Assert.Equal("new"u8, _files["/m/T/320 - 10x10/0.jpg"]);
        Assert.Equal(["/", "/m", "/m/T", "/m/T/320 - 10x10", "/m/T/640 - 10x10"], _files.Folders);
    }

    [Fact]
    public void When_filling_fails_the_old_one_stays_and_nothing_is_left()
    {
        _files["/m/a.bif"] = [1];
        _files["/m/T/0.jpg"] = [1];

        Assert.Throws<InvalidDataException>(() => CreateSut().WriteFile("/m/a.bif", _ => throw new InvalidDataException()));
        Assert.Throws<InvalidDataException>(() => CreateSut().ReplaceFolder("/m/T", folder => folder.WriteFile("1.jpg", _ => throw new InvalidDataException())));

        Assert.Equal(["/m/T/0.jpg", "/m/a.bif"], _files.Files);
        Assert.Equal(["/", "/m", "/m/T"], _files.Folders);
    }

    [Fact]
    public void When_the_new_folder_cannot_be_put_in_place_the_old_one_comes_back()
    {
        _files["/m/T/0.jpg"] = [1];
        var failed = false;
        _files.BeforeChange = (what, path) =>
        {
            if (what == "move folder" && path == "/m/T" && !failed)
            {
                failed = true;
                throw new IOException("Stale file handle");
            }
        };

        Assert.Throws<PublishException>(() => CreateSut().ReplaceFolder("/m/T", folder => folder.WriteFile("0.jpg", stream => stream.WriteByte(2))));

        Assert.Equal([1], _files["/m/T/0.jpg"]);
        Assert.Equal(["/", "/m", "/m/T"], _files.Folders);
    }

    [Fact]
    public void Two_runners_that_publish_one_folder_at_once_both_succeed_and_one_wins()
    {
        CreateSut("r1").ReplaceFolder("/m/T", mine =>
        {
            mine.WriteFile("0.jpg", stream => stream.WriteByte(1));
            CreateSut("r2").ReplaceFolder("/m/T", other => other.WriteFile("0.jpg", stream => stream.WriteByte(2)));
        });

        Assert.Equal([1], _files["/m/T/0.jpg"]);
        Assert.Equal(["/m/T/0.jpg"], _files.Files);
    }

    [Fact]
    public void A_runner_that_slips_in_between_the_two_renames_is_replaced_in_turn()
    {
        var slipped = false;
        _files.BeforeChange = (what, path) =>
        {
            if (what == "move folder" && path == "/m/T" && !slipped)
            {
                slipped = true;
                _files["/m/T/9.jpg"] = [9];
            }
        };

        CreateSut().ReplaceFolder("/m/T", folder => folder.WriteFile("0.jpg", stream => stream.WriteByte(1)));

        Assert.Equal(["/m/T/0.jpg"], _files.Files);
    }

    [Fact]
    public void Own_leftovers_go_at_once_and_those_of_others_after_a_day()
    {
        _files["/m/.x.bif.r1.pf-tmp"] = [1];
        _files["/m/.T.r1.pf-old/0.jpg"] = [1];
        _files["/m/.y.bif.r2.pf-tmp"] = [1];
        _files["/m/.hidden"] = [1];
        _files["/m/visible.r1.pf-tmp"] = [1];

        CreateSut().WriteFile("/m/a.bif", _ => { });
        Assert.Equal(["/m/.hidden", "/m/.y.bif.r2.pf-tmp", "/m/a.bif", "/m/visible.r1.pf-tmp"], _files.Files);

        _time.Advance(TimeSpan.FromHours(24));
        CreateSut().RemoveLeftovers("/m");
        Assert.Contains("/m/.y.bif.r2.pf-tmp", _files.Files);

        _time.Advance(TimeSpan.FromMinutes(1));
        CreateSut().RemoveLeftovers("/m");
        Assert.Equal(["/m/.hidden", "/m/a.bif", "/m/visible.r1.pf-tmp"], _files.Files);
    }

    [Fact]
    public void What_another_thread_of_this_runner_is_filling_is_no_leftover()
    {
        var sut = CreateSut();

        sut.WriteFile("/m/a.bif", _ => sut.WriteFile("/m/b.bif", _ => { }));

        Assert.Equal(["/m/a.bif", "/m/b.bif"], _files.Files);
    }

    [Fact]
    public void A_crash_between_the_renames_is_mended_before_the_next_attempt_even_if_that_fails()
    {
        _files["/m/.T.r1.pf-old/0.jpg"] = [1];

        Assert.Throws<InvalidDataException>(() => CreateSut().ReplaceFolder("/m/T", _ => throw new InvalidDataException()));

        Assert.Equal([1], _files["/m/T/0.jpg"]);
    }

    [Theory]
    [InlineData("a.bif")]
    [InlineData("/")]
    [InlineData("/m/")]
    public void A_target_is_an_absolute_path_with_a_name(string target) =>
        Assert.Throws<ArgumentException>(() => CreateSut().WriteFile(target, _ => { }));

    private AtomicPublisher CreateSut(string id = "r1") => new(_files, PublisherId.From(id), _time);
}
