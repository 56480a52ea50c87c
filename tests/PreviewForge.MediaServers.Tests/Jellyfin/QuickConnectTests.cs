using Microsoft.Extensions.DependencyInjection;
using PreviewForge.FakeServers.Jellyfin;
using PreviewForge.FakeServers.MediaBrowser;
using PreviewForge.Functions.MediaServers.Http;
using PreviewForge.Functions.MediaServers.MediaBrowser.SignIn;
using PreviewForge.Functions.Security;
using PreviewForge.Functions.Settings;

namespace PreviewForge.MediaServers.Tests.Jellyfin;

public sealed class QuickConnectTests : JellyfinTest
{
    private SignInTarget Target => new(ServerType.Jellyfin, Server.Url);

    /// <summary>A new one for each step: nothing may be kept between them.</summary>
    private QuickConnectSignIn SignIn => new(Stage.Services.GetRequiredService<VendorSessions>());

    private async Task<SignInResult> SignInAsync(FakeUser user)
    {
        QuickConnectStart start = await SignIn.InitiateAsync(Target, Token);
        Assert.True(Server.Approve(start.Code, user));
        return await SignIn.ExchangeAsync(Target, start.Secret!, Token);
    }

    [Theory]
    [InlineData("10.11")]
    [InlineData("12")]
    public async Task A_code_is_shown_polled_approved_and_exchanged_on_one_device(string line)
    {
        await StartAsync(line == "12" ? JellyfinRelease.V12 : JellyfinRelease.V1011);
        Server.QuickConnectIsEnabled = true;
        FakeUser ada = Server.AddUser("ada", "pw");

        QuickConnectStart start = await SignIn.InitiateAsync(Target, Token);
        Assert.Matches("^[0-9]{6}$", start.Code);
        Assert.False((await SignIn.PollAsync(Target, start.Secret!, Token)).Authenticated);
        Assert.True(Server.Approve(start.Code, ada));
        Assert.True((await SignIn.PollAsync(Target, start.Secret!, Token)).Authenticated);
        SignInResult result = await SignIn.ExchangeAsync(Target, start.Secret!, Token);

        Assert.True(result.Ok, result.Message);
        Assert.Equal((ada.Id, Server.ServerId), (result.UserId, result.ServerId));
        string[] devices = [.. Server.Requests.Where(request => request.Endpoint is "QuickConnectInitiate" or "AuthenticateWithQuickConnect").Select(request => request.Headers["Authorization"]).Distinct()];
        Assert.Contains(result.DeviceId!, Assert.Single(devices), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_sign_in_leaves_the_first_token_good()
    {
        await StartAsync(JellyfinRelease.V12);
        Server.QuickConnectIsEnabled = true;
        FakeUser ada = Server.AddUser("ada", "pw");

        SignInResult first = await SignInAsync(ada);
        SignInResult second = await SignInAsync(ada);
        Stage.Settings = Stage.Settings with { Auth = new ServerAuth { Token = first.AccessToken, DeviceId = first.DeviceId } };

        Assert.NotEqual(first.DeviceId, second.DeviceId);
        Assert.Equal("Den", (await Connect().Probe.AskAsync(Token)).Name);
    }

    [Fact]
    public async Task A_code_that_nobody_approved_gives_no_token()
    {
        await StartAsync(JellyfinRelease.V12);
        Server.QuickConnectIsEnabled = true;
        QuickConnectStart start = await SignIn.InitiateAsync(Target, Token);

        SignInResult result = await SignIn.ExchangeAsync(Target, start.Secret!, Token);

        Assert.False(result.Ok);
        Assert.Contains("not approved yet", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_secret_has_expired()
    {
        await StartAsync(JellyfinRelease.V12);
        Server.QuickConnectIsEnabled = true;

        QuickConnectPoll poll = await SignIn.PollAsync(Target, Secret.From("unknown")!, Token);

        Assert.False(poll.Authenticated);
        Assert.Contains("expired", poll.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_allow_it_says_where_to_switch_it_on()
    {
        await StartAsync(JellyfinRelease.V12);
        Server.QuickConnectIsEnabled = false;

        QuickConnectStart start = await SignIn.InitiateAsync(Target, Token);

        Assert.False(start.Ok);
        Assert.Contains("not enabled", start.Message, StringComparison.Ordinal);
    }
}
