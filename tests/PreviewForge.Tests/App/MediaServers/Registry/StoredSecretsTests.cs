using System.Text.Json.Nodes;
using PreviewForge.Functions.MediaServers.Http;
using PreviewForge.Functions.MediaServers.Registry;

namespace PreviewForge.Tests.App.MediaServers.Registry;

public sealed class StoredSecretsTests
{
    private static readonly EntryEditor Editor = new(new OutboundTargets([]));

    [Fact]
    public void Every_credential_is_shown_as_the_placeholder_and_an_empty_one_as_it_is()
        => Assert.Equal(
            """{"method":"password","access_token":"***REDACTED***","api_key":"","password":"***REDACTED***","token":null,"user_id":"u1"}""",
            StoredSecrets.Redact(Entries.Json("""{"method": "password", "access_token": "a", "api_key": "", "password": "p", "token": null, "user_id": "u1"}""")).ToJsonString());

    [Theory]
    [InlineData("""{"token": "***REDACTED***"}""", Entries.Token)]
    [InlineData("""{"token": "********"}""", Entries.Token)]
    [InlineData("""{"method": "token"}""", Entries.Token)]
    [InlineData("""{"token": "new"}""", "new")]
    [InlineData("""{"token": ""}""", "")]
    public void A_placeholder_keeps_the_stored_credential_and_anything_else_counts(string auth, string token)
        => Assert.Equal(token, Merge($$"""{"auth": {{auth}}}""")["auth"]!["token"]!.GetValue<string>());

    [Theory]
    [InlineData("http://other:32400")]
    [InlineData("http://attic:32401")]
    [InlineData("https://attic:32400")]
    [InlineData("http://attic.example:32400")]
    public async Task A_stored_credential_is_never_sent_to_another_host_port_or_scheme(string url)
    {
        foreach (string auth in new[] { "", """, "auth": {"token": "***REDACTED***"}""", """, "auth": {"method": "token"}""", """, "auth": {"token": "new", "access_token": ""}, "output": {}""" })
        {
            string change = $$"""{"url": "{{url}}"{{auth}}}""";
            if (auth.Contains("new", StringComparison.Ordinal))
            {
                Assert.Equal("new", Merge(change)["auth"]!["token"]!.GetValue<string>());
                continue;
            }

            string refusal = await Entries.RefusalAsync(400, () => Task.FromResult(Merge(change)));
            Assert.Contains("auth.token must be entered again", refusal, StringComparison.Ordinal);
            Assert.DoesNotContain(Entries.Token, refusal, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_new_key_beside_a_stored_one_is_not_enough_for_another_host()
    {
        JsonObject stored = Entries.Plex("""{"type": "emby", "auth": {"method": "password", "access_token": "old", "api_key": ""}}""");

        Assert.Contains("auth.access_token", await Entries.RefusalAsync(
            400, () => Task.FromResult(Editor.Merge(stored, Entries.Json("""{"url": "http://evil", "auth": {"method": "api_key", "api_key": "mine"}}"""), []))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://ATTIC:32400/")]
    [InlineData("http://attic:32400/plex")]
    public void The_same_host_in_another_spelling_keeps_the_credential(string url)
        => Assert.Equal(Entries.Token, Merge($$"""{"url": "{{url}}"}""")["auth"]!["token"]!.GetValue<string>());

    private static JsonObject Merge(string change) => Editor.Merge(Entries.Plex(), Entries.Json(change), []);
}
