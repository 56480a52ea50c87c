using Microsoft.AspNetCore.Http;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Security;

namespace PreviewForge.Tests.App.Security;

public sealed class WebhookAuthenticationTests : IAsyncLifetime
{
    private AppBox _box = null!;

    public async ValueTask InitializeAsync() => _box = await AppBox.OpenAsync();

    public ValueTask DisposeAsync() => _box.DisposeAsync();

    [Theory]
    [InlineData("reef-canary", true)]
    [InlineData(" reef-canary ", true)]
    [InlineData("reef-canar", false)]
    [InlineData("REEF-CANARY", false)]
    public async Task The_secret_of_webhooks_lets_in(string shown, bool isAllowed)
    {
        await SetSecretAsync("reef-canary");

        Assert.Equal(isAllowed, await AllowAsync(shown));
    }

    [Fact]
    public async Task The_secret_does_not_shut_out_the_token()
    {
        await SetSecretAsync("reef-canary");

        Assert.True(await AllowAsync((await _box.Get<TokenStore>().CurrentAsync(AppBox.Soon)).Reveal()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task A_blank_secret_is_none(string secret)
    {
        await SetSecretAsync(secret);

        Assert.False(await AllowAsync(secret));
    }

    [Fact]
    public async Task Settings_that_cannot_be_read_shut_out_nobody_for_good()
    {
        await File.WriteAllTextAsync(_box.Folder.Path("config/settings.json"), "{ broken", AppBox.Soon);

        ApiException refused = await Assert.ThrowsAsync<ApiException>(() => AllowAsync("perhaps-the-secret"));

        Assert.Equal(503, refused.Status);
        Assert.DoesNotContain(_box.Folder.Path("config"), refused.Message, StringComparison.Ordinal);
        Assert.True(await AllowAsync((await _box.Get<TokenStore>().CurrentAsync(AppBox.Soon)).Reveal()));
    }

    [Fact]
    public async Task The_secret_is_not_printed_with_the_settings()
    {
        await SetSecretAsync("reef-canary");

        Assert.DoesNotContain("reef-canary", _box.Get<Functions.Settings.SettingsStore>().Read().ToString(), StringComparison.Ordinal);
    }

    private Task<bool> SetSecretAsync(string secret) => _box.Get<Functions.Settings.SettingsStore>().UpdateAsync(json => json["webhook_secret"] = secret, AppBox.Soon);

    private async Task<bool> AllowAsync(string shown)
    {
        HttpRequest request = new DefaultHttpContext().Request;
        request.Headers["X-Auth-Token"] = shown;
        return await _box.Get<WebhookAuthentication>().IsAllowedAsync(request, AppBox.Soon);
    }
}
