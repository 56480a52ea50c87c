using PreviewForge.Previews.Publishing;
using PreviewForge.Tests.Previews.Support;

namespace PreviewForge.Tests.Previews.Publishing;

public sealed class PublishFailureTests
{
    public static TheoryData<Exception, PublishFailure, string> Causes => new()
    {
        { new IOException("x", 28), PublishFailure.NoSpace, "Free some space" },
        { new IOException("x", 122), PublishFailure.NoSpace, "quota" },
        { new IOException("x", unchecked((int)0x80070070)), PublishFailure.NoSpace, "Free some space" },
        { new IOException("x", 30), PublishFailure.ReadOnly, "Mount it read-write" },
        { new UnauthorizedAccessException("x"), PublishFailure.NoPermission, "PUID and PGID" },
        { new PathTooLongException("x"), PublishFailure.NameTooLong, "Shorten the name" },
        { new IOException("The device is on fire"), PublishFailure.Other, "The device is on fire" },
    };

    [Theory]
    [MemberData(nameof(Causes))]
    public void A_failed_write_names_cause_and_fix_and_leaves_the_old_file(Exception cause, PublishFailure failure, string advice)
    {
        var files = new MemoryFileSystem();
        files["/m/a.bif"] = [1];
        files.BeforeChange = (what, _) =>
        {
            if (what == "flush")
            {
                throw cause;
            }
        };

        var e = Assert.Throws<PublishException>(() =>
            new AtomicPublisher(files, PublisherId.From("r1"), TimeProvider.System).WriteFile("/m/a.bif", stream => stream.WriteByte(2)));

        Assert.Equal((failure, "/m/a.bif"), (e.Failure, e.Path));
        Assert.StartsWith("Can't write '/m/a.bif': ", e.Message, StringComparison.Ordinal);
        Assert.Contains(advice, e.Message, StringComparison.Ordinal);
        Assert.Equal([1], files["/m/a.bif"]);
        Assert.Equal(["/m/a.bif"], files.Files);
    }

    [Fact]
    public void A_missing_permission_names_the_user_of_the_process()
    {
        var files = new MemoryFileSystem { BeforeChange = (_, _) => throw new UnauthorizedAccessException() };

        var e = Assert.Throws<PublishException>(() =>
            new AtomicPublisher(files, PublisherId.From("r1"), TimeProvider.System).WriteFile("/m/a.bif", _ => { }));

        Assert.Matches(OperatingSystem.IsWindows() ? "user '" : @"uid \d+, gid \d+", e.Message);
    }
}
