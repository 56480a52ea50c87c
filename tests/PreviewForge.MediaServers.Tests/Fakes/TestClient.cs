using System.Text;
using System.Text.Json;
using PreviewForge.FakeServers.Hosting;

namespace PreviewForge.MediaServers.Tests.Fakes;

/// <summary>Sends raw requests to a fake. Redirects are not followed, and its certificate is believed.</summary>
internal sealed class TestClient(FakeServer server, params (string Name, string Value)[] headers) : IDisposable
{
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == server.Certificate?.GetCertHashString() },
    });

    public async Task<Reply> SendAsync(string method, string target, HttpContent? content = null, params (string Name, string Value)[] more)
    {
        using var response = await OpenAsync(method, target, content, more);
        return new Reply(response.StatusCode, await response.Content.ReadAsStringAsync(Token), response.Content.Headers.ContentType?.MediaType, response.Headers);
    }

    /// <summary>Only the head has been read.</summary>
    public async Task<HttpResponseMessage> OpenAsync(string method, string target, HttpContent? content = null, params (string Name, string Value)[] more)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(server.Url, target)) { Content = content };
        foreach (var (name, value) in headers.Concat(more))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await _http.SendAsync(request, Token);
    }

    public Task<Reply> GetAsync(string target, params (string Name, string Value)[] more) => SendAsync("GET", target, null, more);

    public static HttpContent Form(string text) => new StringContent(text, Encoding.UTF8, "application/x-www-form-urlencoded");

    public static HttpContent Json(string text) => new StringContent(text, Encoding.UTF8, "application/json");

    public void Dispose() => _http.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}

internal sealed record Reply(System.Net.HttpStatusCode Code, string Text, string? MediaType, System.Net.Http.Headers.HttpResponseHeaders Headers)
{
    public int Status => (int)Code;

    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;
}
