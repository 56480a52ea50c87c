using Microsoft.Extensions.Time.Testing;
using PreviewForge.Cli.Stack;

namespace PreviewForge.Tests.Cli;

public sealed class ClaimedFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_can_be_claimed_by_one_holder_at_a_time()
    {
        var path = _folder.Combine("a");
        using (ClaimedFolder.TryClaim(path))
        {
            Assert.Null(ClaimedFolder.TryClaim(path));
        }

        using var again = ClaimedFolder.TryClaim(path);
        Assert.NotNull(again);
    }

    [Fact]
    public void Old_run_folders_are_removed_unless_a_run_still_holds_them()
    {
        foreach (var name in new[] { "2020-a", "2020-b", "2021", "2022", "2023" })
        {
            Directory.CreateDirectory(_folder.Combine(name));
        }

        using var held = ClaimedFolder.TryClaim(_folder.Combine("2020-b"));
        using var run = new RunFolders(_folder.FullPath, new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero))).Open();

        var left = Directory.GetDirectories(_folder.FullPath).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Assert.Equal(["2020-b", "2021", "2022", "2023", Path.GetFileName(run.FullPath)], left);
    }
}
