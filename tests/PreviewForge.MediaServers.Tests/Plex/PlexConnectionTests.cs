using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.Hosting.Faults;
using PreviewForge.FakeServers.Plex;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.Security;
using PreviewForge.Functions.Settings;

namespace PreviewForge.MediaServers.Tests.Plex;

/// <summary>Who the server is, who we are, and what may go wrong on the way (vector V1).</summary>
public sealed class PlexConnectionTests
{
    private static readonly string[] OwnHeaders =
    [
        "X-Plex-Token", "X-Plex-Client-Identifier", "X-Plex-Product", "X-Plex-Version", "X-Plex-Platform", "X-Plex-Platform-Version", "X-Plex-Device", "X-Plex-Device-Name",
    ];

    [Fact]
    public async Task The_server_says_its_id_name_and_version()
    {
        await using PlexStage stage = await PlexStage.StartAsync();

        ServerInfo info = await stage.Connect().Probe.AskAsync(PlexStage.Token);

        Assert.Equal(new ServerInfo("9f8e7d6c5b4a", "Attic", "1.41.3.9999-aa"), info);
    }

    [Fact]
    public async Task Each_call_says_who_we_are_in_eight_headers_and_the_token_is_nowhere_else()
    {
        await using PlexStage stage = await PlexStage.StartAsync();

        await stage.Connect().Probe.AskAsync(PlexStage.Token);

        ReceivedRequest request = Assert.Single(stage.Server.Requests);
        Assert.All(OwnHeaders, name => Assert.False(string.IsNullOrEmpty(request.Headers.GetValueOrDefault(name)), name));
        Assert.Equal("PreviewForge", request.Headers["X-Plex-Product"]);
        Assert.DoesNotContain(stage.Server.Options.Token, request.RawTarget, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_client_identifier_is_made_once_and_kept()
    {
        await using PlexStage stage = await PlexStage.StartAsync();

        await stage.Connect().Probe.AskAsync(PlexStage.Token);

        string stored = await File.ReadAllTextAsync(Path.Combine(stage.ConfigFolder, "client_id"), PlexStage.Token);
        Assert.StartsWith("previewforge-", stored, StringComparison.Ordinal);
        Assert.Equal(stored, stage.Server.Requests[0].Headers["X-Plex-Client-Identifier"]);
    }

    [Fact]
    public async Task A_client_identifier_that_is_there_already_is_used_as_it_is()
    {
        await using PlexStage stage = await PlexStage.StartAsync();
        Directory.CreateDirectory(stage.ConfigFolder);
        string file = Path.Combine(stage.ConfigFolder, "client_id");
        await File.WriteAllTextAsync(file, "plex-preview-generator-1234\n", PlexStage.Token);

        await stage.Connect().Probe.AskAsync(PlexStage.Token);

        Assert.Equal("plex-preview-generator-1234", stage.Server.Requests[0].Headers["X-Plex-Client-Identifier"]);
        Assert.Equal("plex-preview-generator-1234\n", await File.ReadAllTextAsync(file, PlexStage.Token));
    }

    [Fact]
    public async Task A_token_that_is_not_accepted_is_said_in_words_without_the_token()
    {
        await using PlexStage stage = await PlexStage.StartAsync();
        stage.Settings = stage.Settings with { Auth = new ServerAuth { Token = Secret.From("wrong-token") } };

        var refused = await Assert.ThrowsAsync<ServerUnauthorizedException>(() => stage.Connect().Probe.AskAsync(PlexStage.Token));

        Assert.Contains("401", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-token", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_below_which_there_is_no_Plex_is_told_from_a_server_that_is_away()
    {
        await using PlexStage stage = await PlexStage.StartAsync();
        stage.Server.Faults.On("GET /", Fault.Status(404));

        var elsewhere = await Assert.ThrowsAsync<UnexpectedAnswerException>(() => stage.Connect().Probe.AskAsync(PlexStage.Token));

        Assert.Contains("404", elsewhere.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"MediaContainer":{}}""")]
    [InlineData("""{"MediaContainer":[]}""")]
    [InlineData("null")]
    public async Task JSON_that_Plex_does_not_write_is_no_Plex(string json)
    {
        await using PlexStage stage = await PlexStage.StartAsync();
        stage.Server.Faults.On("GET /", Fault.Status(200, json, "application/json"));

        await Assert.ThrowsAsync<UnexpectedAnswerException>(() => stage.Connect().Probe.AskAsync(PlexStage.Token));
    }

    [Fact]
    public async Task A_page_of_a_proxy_and_nesting_without_end_are_no_answers()
    {
        await using PlexStage stage = await PlexStage.StartAsync();
        stage.Server.Faults.On("GET /", Fault.Html(), FaultCalls.Once);
        stage.Server.Faults.On("GET /", Fault.DeepNesting(100_000), FaultCalls.Once);

        await Assert.ThrowsAsync<UnexpectedAnswerException>(() => stage.Connect().Probe.AskAsync(PlexStage.Token));
        await Assert.ThrowsAsync<UnexpectedAnswerException>(() => stage.Connect().Probe.AskAsync(PlexStage.Token));
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_not_followed_so_the_token_stays()
    {
        await using PlexStage stage = await PlexStage.StartAsync();
        await using var other = new FakePlex();
        await other.StartAsync(PlexStage.Token);
        stage.Server.Faults.On("GET /", Fault.Redirect(other.Url));

        var sentOn = await Assert.ThrowsAsync<UnexpectedAnswerException>(() => stage.Connect().Probe.AskAsync(PlexStage.Token));

        Assert.Contains(other.Url.Authority, sentOn.Message, StringComparison.Ordinal);
        Assert.Empty(other.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_certificate_that_nobody_signed_is_taken_only_with_the_switch(bool anyCertificate)
    {
        await using PlexStage stage = await PlexStage.StartAsync(new FakePlexOptions { Server = new FakeServerOptions { Https = true } });
        stage.Settings = stage.Settings with { VerifyTls = !anyCertificate };

        if (anyCertificate)
        {
            Assert.Equal("Attic", (await stage.Connect().Probe.AskAsync(PlexStage.Token)).Name);
            return;
        }

        var refused = await Assert.ThrowsAsync<ServerUnreachableException>(() => stage.Connect().Probe.AskAsync(PlexStage.Token));
        Assert.Equal(UnreachableCause.Certificate, refused.Cause);
    }

    [Fact]
    public async Task Without_address_or_token_nothing_is_sent()
    {
        await using PlexStage stage = await PlexStage.StartAsync();
        stage.Settings = stage.Settings with { Auth = ServerAuth.None };

        var missing = await Assert.ThrowsAsync<ServerUnreachableException>(() => stage.Connect().Probe.AskAsync(PlexStage.Token));

        Assert.Equal(UnreachableCause.NotConfigured, missing.Cause);
        Assert.Empty(stage.Server.Requests);
    }

    [Fact]
    public async Task An_answer_that_drips_for_ever_ends_at_the_servers_timeout()
    {
        await using PlexStage stage = await PlexStage.StartAsync();
        stage.Settings = stage.Settings with { Timeout = TimeSpan.FromSeconds(1) };
        stage.Server.Faults.On("GET /", Fault.DripFeed(TimeSpan.FromMilliseconds(20)));

        var late = await Assert.ThrowsAsync<ServerUnreachableException>(() => stage.Connect().Probe.AskAsync(PlexStage.Token).WaitAsync(TimeSpan.FromSeconds(30), PlexStage.Token));

        Assert.Equal(UnreachableCause.Timeout, late.Cause);
    }

    [Fact]
    public async Task An_answer_of_half_a_gigabyte_is_given_up_long_before_its_end()
    {
        await using PlexStage stage = await PlexStage.StartAsync();
        stage.Server.Faults.On("GET /", Fault.HugeBody(500_000_000));

        var huge = await Assert.ThrowsAsync<UnexpectedAnswerException>(() => stage.Connect().Probe.AskAsync(PlexStage.Token));

        Assert.Contains("MiB", huge.Message, StringComparison.Ordinal);
    }
}
