using PreviewForge.Functions.Security;

namespace PreviewForge.Tests.App.Security;

public sealed class AuthTokenTests
{
    private readonly AuthToken _token = new("harbour-lantern-42");

    [Theory]
    [InlineData("harbour-lantern-42", true)]
    [InlineData("harbour-lantern-4", false)]
    [InlineData("harbour-lantern-422", false)]
    [InlineData("Harbour-lantern-42", false)]
    [InlineData("", false)]
    [InlineData("häfen-laterne-42 ☂", false)]
    [InlineData("\ud800", false)]
    public void Only_the_very_same_text_matches_and_no_text_is_too_strange_to_be_compared(string presented, bool matches)
        => Assert.Equal(matches, _token.Matches(presented));

    [Fact]
    public void A_very_long_text_is_compared_like_any_other() => Assert.False(_token.Matches(new string('x', 1024 * 1024)));

    [Fact]
    public void A_new_token_has_43_characters_that_need_no_escaping_and_is_never_the_same()
    {
        string first = AuthToken.Generate().Reveal();

        Assert.Matches("^[A-Za-z0-9_-]{43}$", first);
        Assert.NotEqual(first, AuthToken.Generate().Reveal());
    }

    [Theory]
    [InlineData("harbour-lantern-42", "****n-42")]
    [InlineData("12345", "****2345")]
    [InlineData("1234", "****")]
    public void Its_text_form_is_masked(string token, string masked) => Assert.Equal(masked, new AuthToken(token).ToString());
}
