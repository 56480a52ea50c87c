using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.Audits;

namespace PreviewForge.Tests.App.MediaServers.Audits;

public sealed class HealthChangeTests
{
    private static readonly FlagDefinition[] Flags = [new("Scan", true), new("Master", true, "disable trickplay"), new("Events", false)];

    [Fact]
    public void Nothing_means_everything_as_advised()
        => Assert.Null(Assert.IsType<HealthChange.Recommended>(HealthChange.From([], Flags)).Only);

    [Fact]
    public void Named_switches_are_set_as_advised()
        => Assert.Equal(["Scan", "Events"], Assert.IsType<HealthChange.Recommended>(HealthChange.From(Entries.Json("""{"flags": ["Scan", "Events"]}"""), Flags)).Only);

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("\"Yes\"", true)]
    [InlineData("\"on\"", true)]
    [InlineData("\"OFF\"", false)]
    [InlineData("1", true)]
    [InlineData("0", false)]
    public void A_value_becomes_true_or_false(string value, bool expected)
        => Assert.Equal(expected, Explicit($$"""{"set": [{"flag": "Scan", "value": {{value}}}]}""").Value);

    [Fact]
    public void A_row_may_name_libraries()
        => Assert.Equal(["1", "2"], Explicit("""{"set": [{"flag": "Scan", "value": true, "library_ids": ["1", "2"]}]}""").LibraryIds);

    [Theory]
    [InlineData("""{"set": {}}""", "set must be a list")]
    [InlineData("""{"flags": "Scan"}""", "flags must be a list")]
    [InlineData("""{"flags": []}""", "flags must name")]
    [InlineData("""{"flags": ["Scann"]}""", "flags[0]: this server has no switch")]
    [InlineData("""{"set": [7]}""", "set[0] must be an object")]
    [InlineData("""{"set": [{"flag": "Scan", "value": true}, {"flag": " ", "value": true}]}""", "set[1].flag must not be empty")]
    [InlineData("""{"set": [{"flag": "Typo", "value": true}]}""", "set[0].flag: this server has no switch")]
    [InlineData("""{"set": [{"flag": "Scan"}]}""", "set[0].value is required")]
    [InlineData("""{"set": [{"flag": "Scan", "value": null}]}""", "set[0].value must be true or false")]
    [InlineData("""{"set": [{"flag": "Scan", "value": "maybe"}]}""", "set[0].value must be true or false")]
    [InlineData("""{"set": [{"flag": "Scan", "value": 2}]}""", "set[0].value must be true or false")]
    [InlineData("""{"set": [{"flag": "Scan", "value": true, "library_ids": []}]}""", "set[0].library_ids must be a list")]
    [InlineData("""{"set": [{"flag": "Scan", "value": true, "library_ids": "1"}]}""", "set[0].library_ids must be a list")]
    [InlineData("""{"set": [{"flag": "Scan", "value": true, "library_ids": [1]}]}""", "set[0].library_ids must be a list")]
    [InlineData("""{"set": [], "confirm": "yes"}""", "confirm must be an object")]
    public async Task What_is_wrong_is_named_with_its_row(string body, string message)
        => Assert.Contains(message, await Entries.RefusalAsync(400, () => Task.FromResult(HealthChange.From(Entries.Json(body), Flags))), StringComparison.Ordinal);

    [Theory]
    [InlineData("false")]
    [InlineData("\"false\"")]
    [InlineData("\" No \"")]
    [InlineData("\"off\"")]
    [InlineData("0")]
    [InlineData("\"0\"")]
    public async Task What_destroys_something_needs_the_typed_phrase_however_the_value_is_written(string value)
    {
        string row = $$"""{"set": [{"flag": "Master", "value": {{value}}}]""";

        foreach (string confirm in new[] { "}", """, "confirm": {"Master": "Disable trickplay"}}""", """, "confirm": {"Scan": "disable trickplay"}}""", """, "confirm": {"Master": true}}""" })
        {
            Assert.Contains("set[0]", await Entries.RefusalAsync(400, () => Task.FromResult(HealthChange.From(Entries.Json(row + confirm), Flags))), StringComparison.Ordinal);
        }

        Assert.False(Explicit(row + """, "confirm": {"Master": " disable trickplay "}}""").Value);
    }

    [Fact]
    public void To_turn_it_on_needs_no_phrase() => Assert.True(Explicit("""{"set": [{"flag": "Master", "value": true}]}""").Value);

    private static FlagChange Explicit(string body) => Assert.Single(Assert.IsType<HealthChange.Explicit>(HealthChange.From(Entries.Json(body), Flags)).Changes);
}
