using Microsoft.Extensions.DependencyInjection;
using PreviewForge.FakeServers.Hosting.Faults;
using PreviewForge.FakeServers.MediaBrowser;
using PreviewForge.Functions.MediaServers.MediaBrowser.SignIn;
using PreviewForge.Functions.Settings;

namespace PreviewForge.MediaServers.Tests.Emby;

public sealed class PasswordSignInTests : EmbyTest
{
    private PasswordSignIn SignIn => Stage.Services.GetRequiredService<PasswordSignIn>();

    private SignInTarget Target => new(ServerType.Emby, Emby.Url);

    [Fact]
    public async Task A_password_gives_a_token_and_who_it_is_of()
    {
        FakeUser ada = Emby.AddUser("ada", "pw");

        SignInResult result = await SignIn.SignInAsync(Target, "ada", "pw", Token);

        Assert.True(result.Ok, result.Message);
        Assert.NotNull(result.AccessToken);
        Assert.Equal((ada.Id, "e1e2e3e4", "Loft"), (result.UserId, result.ServerId, result.ServerName));
    }

    [Fact]
    public async Task A_second_sign_in_leaves_the_first_token_good()
    {
        Emby.AddUser("ada", "");

        SignInResult first = await SignIn.SignInAsync(Target, "ada", "", Token);
        SignInResult second = await SignIn.SignInAsync(Target, "ada", "", Token);
        Stage.Settings = Stage.Settings with { Auth = new ServerAuth { Token = first.AccessToken } };

        Assert.NotEqual(first.DeviceId, second.DeviceId);
        Assert.Equal("Loft", (await Connect().Probe.AskAsync(Token)).Name);
    }

    [Fact]
    public async Task A_wrong_password_is_said_without_the_password()
    {
        Emby.AddUser("ada", "pw");

        SignInResult result = await SignIn.SignInAsync(Target, "ada", "canary-secret", Token);

        Assert.False(result.Ok);
        Assert.Contains("user name and password", result.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_echoes_the_password_in_its_refusal_does_not_get_it_shown()
    {
        Emby.Faults.On("/Users/AuthenticateByName", Fault.Status(400, "bad input canary-secret"));

        SignInResult result = await SignIn.SignInAsync(Target, "ada", "canary-secret", Token);

        Assert.Contains("bad input ****", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_instead_of_an_answer_is_explained()
    {
        Emby.Faults.On("/Users/AuthenticateByName", Fault.Html());

        SignInResult result = await SignIn.SignInAsync(Target, "ada", "pw", Token);

        Assert.False(result.Ok);
        Assert.Contains("proxy", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_away_is_a_result_and_no_exception()
    {
        await Emby.StopAsync();

        Assert.False((await SignIn.SignInAsync(Target, "ada", "pw", Token)).Ok);
    }
}
