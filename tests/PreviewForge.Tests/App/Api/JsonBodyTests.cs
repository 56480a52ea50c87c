using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PreviewForge.Functions.Api;

namespace PreviewForge.Tests.App.Api;

public sealed class JsonBodyTests
{
    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("Application/JSON")]
    [InlineData("application/vnd.forge+json")]
    public async Task An_object_is_read(string contentType)
    {
        using JsonDocument body = await ReadAsync("""{"a": 1}""", contentType);

        Assert.Equal(1, body.RootElement.GetProperty("a").GetInt32());
    }

    [Theory]
    [InlineData("{}", null, 415)]
    [InlineData("{}", "text/plain", 415)]
    [InlineData("{}", "not a type", 415)]
    [InlineData("", "application/json", 400)]
    [InlineData("{\"a\": ", "application/json", 400)]
    [InlineData("[1]", "application/json", 400)]
    [InlineData("7", "application/json", 400)]
    [InlineData("null", "application/json", 400)]
    [InlineData("{\"a\": NaN}", "application/json", 400)]
    [InlineData("{\"a\": 1, \"a\": 2}", "application/json", 400)]
    public async Task What_is_no_json_object_is_refused(string body, string? contentType, int status)
        => Assert.Equal(status, (await Assert.ThrowsAsync<ApiException>(() => ReadAsync(body, contentType))).Status);

    [Fact]
    public async Task Nesting_of_ten_thousand_levels_is_refused()
        => Assert.Equal(400, (await Assert.ThrowsAsync<ApiException>(
            () => ReadAsync("{\"a\":" + new string('[', 10_000) + new string(']', 10_000) + "}", "application/json"))).Status);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_one_byte_too_long_is_refused_whether_or_not_its_length_is_told(bool isLengthTold)
    {
        string body = "{\"a\":\"" + new string('x', JsonBody.MaxBytes) + "\"}";

        Assert.Equal(413, (await Assert.ThrowsAsync<ApiException>(() => ReadAsync(body, "application/json", isLengthTold))).Status);
    }

    [Fact]
    public async Task A_compressed_body_is_refused_unopened()
    {
        HttpRequest request = Request("{}", "application/json");
        request.Headers.ContentEncoding = "gzip";

        Assert.Equal(415, (await Assert.ThrowsAsync<ApiException>(() => JsonBody.ReadObjectAsync(request, AppBox.Soon))).Status);
    }

    private static Task<JsonDocument> ReadAsync(string body, string? contentType, bool isLengthTold = true)
        => JsonBody.ReadObjectAsync(Request(body, contentType, isLengthTold), AppBox.Soon);

    private static HttpRequest Request(string body, string? contentType, bool isLengthTold = true)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        HttpRequest request = new DefaultHttpContext().Request;
        (request.ContentType, request.Body, request.ContentLength) = (contentType, new MemoryStream(bytes), isLengthTold ? bytes.Length : null);
        return request;
    }
}
