using Microsoft.AspNetCore.Http;
using PreviewForge.Functions.Security;

namespace PreviewForge.Tests.App.Security;

public sealed class PresentedTokensTests
{
    [Theory]
    [InlineData("Bearer abc", null, "abc")]
    [InlineData("Bearer   abc  ", null, "abc")]
    [InlineData("Bearer  ", null, "")]
    [InlineData("bearer abc", null, "")]
    [InlineData("Basic OmFiYw==", null, "")]
    [InlineData("Bearer wrong", " right ", "wrong,right")]
    [InlineData(null, "right", "right")]
    [InlineData(null, "   ", "")]
    [InlineData(null, null, "")]
    public void Both_headers_are_read_and_blanks_count_for_nothing(string? authorization, string? header, string expected)
    {
        var headers = new HeaderDictionary { ["Authorization"] = authorization, ["X-Auth-Token"] = header };

        Assert.Equal(expected, string.Join(',', PresentedTokens.Of(headers)));
    }
}
