using PreviewForge.FakeServers.Emby;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.Hosting.Faults;
using PreviewForge.Tests.App.Jobs.Resolving.Servers;

namespace PreviewForge.Tests.App.Jobs.Resolving;

/// <summary>Answers that have no end.</summary>
public sealed class HostileListingTests
{
    private static readonly TimeSpan DripPace = TimeSpan.FromMilliseconds(50);
    private const long HalfGigabyte = 500L * 1024 * 1024;

    [Fact]
    public async Task An_answer_that_drips_is_given_up_at_the_deadline()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using FakeEmby emby = await ConnectAsync(box, Fault.DripFeed(DripPace));
        Guid job = await box.StartLibraryJobAsync(LibraryBox.Everything);
        DateTimeOffset begun = box.Time.GetUtcNow();

        bool isOver = await box.ListStepAsync(job, TimeSpan.FromSeconds(5));

        Assert.False(isOver);
        Assert.InRange(box.Time.GetUtcNow() - begun, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
        Assert.Contains(await box.LogAsync(job), line => line.Contains("did not answer within 240 seconds", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_of_half_a_gigabyte_is_read_no_further_than_the_cap()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using FakeEmby emby = await ConnectAsync(box, Fault.HugeBody(HalfGigabyte));
        Guid job = await box.StartLibraryJobAsync(LibraryBox.Everything);
        long before = GC.GetTotalAllocatedBytes();

        bool isOver = await box.ListStepAsync(job);

        Assert.False(isOver);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, HalfGigabyte);
        Assert.Contains(await box.LogAsync(job), line => line.Contains("with more than 32 MiB", StringComparison.Ordinal));
    }

    private static async Task<FakeEmby> ConnectAsync(AppBox box, Fault fault)
    {
        await box.ForgetFoldersAsync();
        var emby = new FakeEmby(new FakeServerOptions());
        emby.AddGeneratedMovies(emby.AddLibrary("Films", "movies", box.Media), 10);
        emby.Faults.Everywhere(fault);
        await box.ConnectAsync(emby);
        return emby;
    }
}
