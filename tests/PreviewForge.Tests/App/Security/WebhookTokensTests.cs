using System.Text;
using Microsoft.AspNetCore.Http;
using PreviewForge.Functions.Security;

namespace PreviewForge.Tests.App.Security;

public sealed class WebhookTokensTests
{
    [Theory]
    [InlineData(null, null, "", "")]
    [InlineData("a", "Bearer b", "?token=c", "a,b,c")]
    [InlineData(" a ", "bearer  b ", "?token=%20c&token=d", "a,b,c,d")]
    [InlineData("  ", "Bearer  ", "?token=", "")]
    [InlineData(null, "Basic OlM=", "", "S")]
    [InlineData(null, "Basic dTpw", "", "p")]
    [InlineData(null, "basic dTpwOnE=", "", "p:q")]
    [InlineData(null, "Basic dTrDpA==", "", "ä")]
    [InlineData(null, "Basic dTrk", "", "ä")]
    [InlineData(null, "Basic no!base64", "?token=c", "c")]
    [InlineData(null, "Basic bm9jb2xvbg==", "?token=c", "c")]
    [InlineData(null, "Digest x", "", "")]
    public void All_that_is_shown_counts_in_one_order(string? header, string? authorization, string query, string expected)
        => Assert.Equal(expected, string.Join(',', WebhookTokens.Of(Request(header, authorization, query))));

    [Fact]
    public void Repeated_headers_count_one_by_one()
    {
        HttpRequest request = Request(null, null, "");
        request.Headers["X-Auth-Token"] = new(["a", "b"]);
        request.Headers.Authorization = new(["Bearer jwt", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("u:c"))}"]);

        Assert.Equal(["a", "b", "jwt", "c"], WebhookTokens.Of(request));
    }

    [Fact]
    public void Nobody_can_keep_us_busy_with_a_thousand_tokens()
        => Assert.Equal(16, WebhookTokens.Of(Request(null, null, "?" + string.Join('&', Enumerable.Repeat("token=x", 1000)))).Count());

    private static HttpRequest Request(string? header, string? authorization, string query)
    {
        HttpRequest request = new DefaultHttpContext().Request;
        request.Headers["X-Auth-Token"] = header;
        request.Headers.Authorization = authorization;
        request.QueryString = new QueryString(query);
        return request;
    }
}
