using System.Net;
using System.Text;
using PreviewForge.Cli.Stack;

namespace PreviewForge.Tests.Cli;

/// <summary>A function app on loopback that answers each request with the next of its scripted replies, and notes what was asked.</summary>
internal sealed class FakeApp : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Queue<(int Status, string Body)> _replies = new();
    private readonly Task _serving;

    public FakeApp()
    {
        Address = new Uri($"http://127.0.0.1:{LoopbackPorts.Find(1)[0]}/");
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    public List<string> Requests { get; } = [];

    public FakeApp Reply(int status, string body)
    {
        _replies.Enqueue((status, body));
        return this;
    }

    public void Dispose()
    {
        _listener.Close();
        _ = _serving;
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream);
                Requests.Add($"{context.Request.HttpMethod} {context.Request.RawUrl} {await reader.ReadToEndAsync()}".TrimEnd());
                var (status, body) = _replies.Dequeue();
                context.Response.StatusCode = status;
                context.Response.ContentType = "application/json";
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
                context.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
