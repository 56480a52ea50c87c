using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using PreviewForge.Functions.Security;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Tests.App.Security;

public sealed class TokenStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string AuthFile => _folder.Path("auth.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_environment_wins_over_the_file_and_is_trimmed()
    {
        await File.WriteAllTextAsync(AuthFile, """{"token":"from-the-file"}""", AppBox.Soon);
        using TokenStore store = Store("  from-outside ");

        Assert.Equal("from-outside", (await store.CurrentAsync(AppBox.Soon)).Reveal());
        Assert.True(store.IsFixed);
    }

    [Fact]
    public async Task A_blank_environment_counts_as_none()
    {
        await File.WriteAllTextAsync(AuthFile, """{"token":"from-the-file"}""", AppBox.Soon);
        using TokenStore store = Store("   ");

        Assert.Equal("from-the-file", (await store.CurrentAsync(AppBox.Soon)).Reveal());
    }

    [Fact]
    public async Task Blanks_around_a_saved_token_do_not_count()
    {
        await File.WriteAllTextAsync(AuthFile, """{"token":" from-the-file "}""", AppBox.Soon);
        using TokenStore store = Store(null);

        Assert.Equal("from-the-file", (await store.CurrentAsync(AppBox.Soon)).Reveal());
    }

    [Fact]
    public async Task A_made_token_is_kept_for_the_next_start_and_is_for_its_owner_only()
    {
        using TokenStore first = Store(null);
        using TokenStore second = Store(null);

        Assert.Equal((await first.CurrentAsync(AppBox.Soon)).Reveal(), (await second.CurrentAsync(AppBox.Soon)).Reveal());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(AuthFile));
    }

    [Theory]
    [InlineData("{ broken")]
    [InlineData("[]")]
    [InlineData("""{"token": 7}""")]
    [InlineData("""{"token": " "}""")]
    [InlineData("""{"token": "a", "token": "b"}""")]
    public async Task A_file_that_holds_no_token_is_replaced(string content)
    {
        await File.WriteAllTextAsync(AuthFile, content, AppBox.Soon);
        using TokenStore store = Store(null);

        string token = (await store.CurrentAsync(AppBox.Soon)).Reveal();

        Assert.Contains(token, await File.ReadAllTextAsync(AuthFile, AppBox.Soon), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_changed_on_disk_counts_for_the_next_request()
    {
        using TokenStore store = Store(null);
        await store.CurrentAsync(AppBox.Soon);

        await File.WriteAllTextAsync(AuthFile, """{"token":"another-one"}""", AppBox.Soon);
        File.SetLastWriteTimeUtc(AuthFile, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Equal("another-one", (await store.CurrentAsync(AppBox.Soon)).Reveal());
    }

    private TokenStore Store(string? environment) => new(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["WEB_AUTH_TOKEN"] = environment }).Build(),
        new AppFolders(_folder.Path(""), "/"),
        NullLogger<TokenStore>.Instance);
}
