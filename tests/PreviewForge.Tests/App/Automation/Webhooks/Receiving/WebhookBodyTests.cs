using System.IO.Compression;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Automation.Webhooks.Receiving;

namespace PreviewForge.Tests.App.Automation.Webhooks.Receiving;

/// <summary>Bodies that are too long, wrapped, broken, or never come to their end.</summary>
public sealed class WebhookBodyTests : IDisposable
{
    private readonly WebhookBench _bench = new(WebhookBench.Servers);

    [Theory]
    [InlineData(JsonBody.MaxBytes, true, 202)]
    [InlineData(JsonBody.MaxBytes, false, 202)]
    [InlineData(JsonBody.MaxBytes + 1, true, 413)]
    [InlineData(JsonBody.MaxBytes + 1, false, 413)]
    public async Task A_body_has_one_mebibyte_at_most_whether_or_not_its_length_is_told(int length, bool isLengthTold, int status)
    {
        const string Start = """{"path":"/m/a.mkv","x":" """;
        byte[] body = Encoding.UTF8.GetBytes(Start + new string('x', length - Start.Length - 2) + "\"}");
        HttpRequest request = WebhookBench.RequestOf(new MemoryStream(body));
        request.ContentLength = isLengthTold ? length : null;

        Assert.Equal(status, (await _bench.PostAsync("incoming", request)).Status);
    }

    [Fact]
    public async Task A_form_with_a_picture_of_more_than_a_mebibyte_is_too_long()
        => Assert.Equal(413, (await _bench.PostAsync("plex", Multipart.Of(("payload", "{}"), ("thumb", new string('x', JsonBody.MaxBytes))), Multipart.Type)).Status);

    [Fact]
    public async Task A_compressed_body_is_refused_unopened()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(new byte[64 * 1024 * 1024]);
        }

        HttpRequest request = WebhookBench.RequestOf(new MemoryStream(packed.ToArray()));
        request.Headers.ContentEncoding = "gzip";

        Assert.Equal(415, (await _bench.PostAsync("radarr", request)).Status);
    }

    [Fact]
    public async Task A_body_that_drips_is_given_up()
    {
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync("{\"path\":"u8.ToArray(), AppBox.Soon);
        Task<Answer> answer = _bench.PostAsync("incoming", WebhookBench.RequestOf(pipe.Reader.AsStream()));

        _bench.Time.Advance(WebhookBody.Patience);

        Assert.Equal(408, (await answer.WaitAsync(TimeSpan.FromSeconds(30), AppBox.Soon)).Status);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain; charset=utf-8")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    [InlineData("no type at all")]
    [InlineData(null)]
    public async Task JSON_is_read_whatever_it_is_called(string? type)
        => Assert.Equal(202, (await _bench.PostAsync("incoming", WebhookBench.RequestOf(new MemoryStream("\uFEFF  {\"path\":\"/m/ä.mkv\"}"u8.ToArray()), type))).Status);

    [Theory]
    [InlineData(64, 202)]
    [InlineData(10_000, 400)]
    public async Task Nesting_has_its_limit(int depth, int status)
    {
        int levels = depth == 64 ? JsonBody.MaxDepth - 1 : depth;

        Assert.Equal(status, (await _bench.PostAsync("incoming", $$"""{"path":"/m/a.mkv","x":{{new string('[', levels)}}{{new string(']', levels)}}}""")).Status);
    }

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=")]
    [InlineData("multipart/form-data; boundary=other")]
    public async Task A_form_that_does_not_say_where_its_parts_end_is_refused(string type)
        => Assert.Equal(400, (await _bench.PostAsync("plex", Multipart.Of(("payload", "{}")), type)).Status);

    [Fact]
    public async Task A_boundary_as_long_as_a_page_is_refused()
        => Assert.Equal(400, (await _bench.PostAsync("plex", "x", $"multipart/form-data; boundary={new string('b', 5000)}")).Status);

    [Fact]
    public async Task Ten_thousand_parts_are_refused()
        => Assert.Equal(400, (await _bench.PostAsync("plex", Multipart.Of([.. Enumerable.Repeat(("x", ""), 9_000), ("payload", "{}")]), Multipart.Type)).Status);

    [Fact]
    public async Task A_form_without_an_end_is_refused()
        => Assert.Equal(400, (await _bench.PostAsync("plex", "------pier42\r\nContent-Disposition: form-data; name=payload\r\n\r\n{\"event\":\"media.play\"}", Multipart.Type)).Status);

    [Fact]
    public async Task A_part_with_a_header_without_end_is_refused()
        => Assert.Equal(400, (await _bench.PostAsync("plex", $"------pier42\r\nX-Long: {new string('x', 100_000)}\r\n\r\n{{}}\r\n------pier42--\r\n", Multipart.Type)).Status);

    [Fact]
    public async Task A_form_within_a_form_is_not_opened()
    {
        const string Inner = "--in\r\nContent-Disposition: form-data; name=payload\r\n\r\n{\"event\":\"test.ping\"}\r\n--in--";

        Assert.Equal(400, (await _bench.PostAsync("plex", Multipart.Of(("payload", Inner)), Multipart.Type)).Status);
    }

    [Fact]
    public async Task Text_in_another_encoding_is_refused()
        => Assert.Equal(400, (await _bench.PostAsync("radarr", WebhookBench.RequestOf(new MemoryStream(Encoding.Unicode.GetBytes("""{"eventType":"Test"}"""))))).Status);

    public void Dispose() => _bench.Dispose();
}
