using System.Net;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using PreviewForge.EmbeddedHost.Tests.Support;

namespace PreviewForge.EmbeddedHost.Tests.Http;

public sealed class ExchangeTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_function_may_accept_a_web_socket()
    {
        await using TestHost host = await TestHost.StartAsync(new TestApp(typeof(Functions)));
        using ClientWebSocket socket = new();
        await socket.ConnectAsync(new UriBuilder(host.Client.BaseAddress!) { Scheme = "ws", Path = "/echo" }.Uri, Cancelled);

        await socket.SendAsync(Encoding.UTF8.GetBytes("hello"), WebSocketMessageType.Text, endOfMessage: true, Cancelled);
        byte[] buffer = new byte[100];
        WebSocketReceiveResult received = await socket.ReceiveAsync(buffer, Cancelled);

        Assert.Equal("hello", Encoding.UTF8.GetString(buffer, 0, received.Count));
    }

    [Fact]
    public async Task The_app_sets_the_limit_of_request_bodies()
    {
        await using TestHost host = await TestHost.StartAsync(new TestApp(typeof(Functions))
        {
            Configure = builder =>
            {
                builder.ConfigureFunctionsWebApplication();
                builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = 10);
            },
        });

        Assert.Equal(HttpStatusCode.OK, (await host.Client.PostAsync("/swallow", new ByteArrayContent(new byte[10]), Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.InternalServerError, (await host.Client.PostAsync("/swallow", new ByteArrayContent(new byte[11]), Cancelled)).StatusCode);
    }

    [Fact]
    public async Task A_stopping_host_cancels_the_token_of_a_request_under_way()
    {
        Waiting waiting = new();
        await using TestHost host = await TestHost.StartAsync(new TestApp(typeof(Functions))
        {
            Configure = builder =>
            {
                builder.ConfigureFunctionsWebApplication();
                builder.Services.AddSingleton(waiting);
            },
        });
        Task<HttpResponseMessage> request = host.Client.GetAsync("/wait", Cancelled);
        await waiting.Started.Task.WaitAsync(TimeSpan.FromMinutes(2), Cancelled);

        await host.StopAsync();

        Assert.Equal("was asked to stop", await (await request).Content.ReadAsStringAsync(Cancelled));
    }

    [Fact]
    public async Task An_exception_is_logged_once_and_not_shown_to_the_client()
    {
        await using TestHost host = await TestHost.StartAsync(new TestApp(typeof(Functions)));

        HttpResponseMessage response = await host.Client.GetAsync("/throws", Cancelled);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync(Cancelled));
        Assert.Single(host.Logs.Lines, line => line.StartsWith("Error: Throws failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_result_that_is_neither_action_nor_minimal_result_is_not_written_but_warned_of()
    {
        await using TestHost host = await TestHost.StartAsync(new TestApp(typeof(Functions)));

        Assert.Equal("", await host.Client.GetStringAsync("/text", Cancelled));
        Assert.Contains(host.Logs.Lines, line => line.StartsWith("Warning: Text returned a System.String, which is not written", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_route_value_hides_a_query_value_of_the_same_name()
    {
        await using TestHost host = await TestHost.StartAsync(new TestApp(typeof(Functions)));

        Assert.Equal("route 7", await host.Client.GetStringAsync("/named/route?id=query&n=7", Cancelled));
    }

    private sealed class Waiting
    {
        public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private static class Functions
    {
        [Function("Echo")]
        public static async Task Echo([HttpTrigger("get", Route = "echo")] HttpRequest request, CancellationToken cancelled)
        {
            using WebSocket socket = await request.HttpContext.WebSockets.AcceptWebSocketAsync();
            byte[] buffer = new byte[100];
            WebSocketReceiveResult received = await socket.ReceiveAsync(buffer, cancelled);
            await socket.SendAsync(buffer.AsMemory(0, received.Count), WebSocketMessageType.Text, endOfMessage: true, cancelled);
        }

        [Function("Swallow")]
        public static Task Swallow([HttpTrigger("post", Route = "swallow")] HttpRequest request, CancellationToken cancelled) =>
            request.Body.CopyToAsync(Stream.Null, cancelled);

        [Function("Wait")]
        public static async Task<IResult> Wait([HttpTrigger("get", Route = "wait")] HttpRequest request, FunctionContext context)
        {
            TaskCompletionSource asked = new();
            using CancellationTokenRegistration registration = context.CancellationToken.Register(asked.SetResult);
            context.InstanceServices.GetRequiredService<Waiting>().Started.SetResult();
            await asked.Task;
            return Results.Text("was asked to stop");
        }

        [Function("Throws")]
        public static void Throws([HttpTrigger("get", Route = "throws")] HttpRequest request) => throw new InvalidOperationException(request.Path);

        [Function("Text")]
        public static string Text([HttpTrigger("get", Route = "text")] HttpRequest request) => request.Path;

        [Function("Named")]
        public static IResult Named([HttpTrigger("get", Route = "named/{id}")] HttpRequest request, string id, int n) => Results.Text($"{id} {n}");
    }
}
