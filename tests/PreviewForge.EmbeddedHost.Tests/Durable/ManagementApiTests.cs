using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using PreviewForge.EmbeddedHost.Durable.Management;
using PreviewForge.EmbeddedHost.Tests.Support;

namespace PreviewForge.EmbeddedHost.Tests.Durable;

/// <summary>The management API towards callers who send nonsense; what it answers to sense is held by the recorded scenarios.</summary>
public sealed class ManagementApiTests : IAsyncLifetime
{
    private TestHost _host = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await TestHost.StartAsync(new TestApp(typeof(Functions))
    {
        Configure = builder =>
        {
            builder.ConfigureFunctionsWebApplication();
            builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = 10_000);
        },
    });

    [Theory]
    [InlineData("POST", "orchestrators/Echo")]
    [InlineData("POST", "instances/x/raiseEvent/go")]
    [InlineData("POST", "entities/counter/a?op=add")]
    public async Task A_body_above_the_limit_is_refused_as_such(string method, string path)
        => Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await SendAsync(method, path, $"\"{new string('x', 20_000)}\"")).StatusCode);

    [Theory]
    [InlineData("POST", "entities/counter/a?op=add", "{", HttpStatusCode.BadRequest)]
    [InlineData("POST", "entities/counter/a", "1", HttpStatusCode.BadRequest)]
    [InlineData("POST", "orchestrators/@echo", "1", HttpStatusCode.BadRequest)]
    [InlineData("POST", "orchestrators/Echo/@a@b", "1", HttpStatusCode.BadRequest)]
    [InlineData("POST", "instances/%00/raiseEvent/go", "1", HttpStatusCode.BadRequest)]
    [InlineData("POST", "instances/none/explode", "1", HttpStatusCode.NotFound)]
    [InlineData("GET", "instances/%F0%9F%8E%AC%20%25", null, HttpStatusCode.NotFound)]
    [InlineData("GET", "instances/a/b/c/d/e", null, HttpStatusCode.NotFound)]
    [InlineData("GET", "instances?top=-1&createdTimeFrom=yesterday&runtimeStatus=,,7,Sleepy&instanceIdPrefix=%25_", null, HttpStatusCode.OK)]
    [InlineData("GET", "instances?top=99999999999999999999", null, HttpStatusCode.OK)]
    [InlineData("DELETE", "instances?createdTimeFrom=2000-01-01&createdTimeTo=soon", null, HttpStatusCode.BadRequest)]
    [InlineData("DELETE", "instances?createdTimeFrom=2000-01-01&runtimeStatus=Complete", null, HttpStatusCode.BadRequest)]
    [InlineData("DELETE", "instances?createdTimeFrom=whenever", null, HttpStatusCode.BadRequest)]
    public async Task Nonsense_is_answered_and_not_stumbled_over(string method, string path, string? body, HttpStatusCode expected)
    {
        Assert.Equal(expected, (await SendAsync(method, path, body)).StatusCode);
        Assert.DoesNotContain(_host.Logs.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_purge_with_a_misspelt_state_purges_nothing()
    {
        await StartAsync("kept", "1", "&timeout=20&pollingInterval=1");

        await SendAsync("DELETE", "instances?createdTimeFrom=2000-01-01&runtimeStatus=Complete");

        Assert.Equal(HttpStatusCode.OK, (await SendAsync("GET", "instances/kept")).StatusCode);
    }

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("1e400")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]")]
    public async Task An_odd_input_can_be_looked_at_afterwards(string input)
    {
        await StartAsync("odd", input, "&timeout=20&pollingInterval=1");

        Assert.Equal(HttpStatusCode.OK, (await SendAsync("GET", "instances/odd?showHistory=true&showHistoryOutput=true")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync("GET", "instances")).StatusCode);
    }

    [Theory]
    [InlineData("\"\\ud83c\"")]
    [InlineData("""{"\ud83c":1}""")]
    public async Task An_input_that_could_not_be_shown_is_not_stored(string input)
    {
        Assert.Equal(HttpStatusCode.InternalServerError, (await StartAsync("bad", input, "")).StatusCode);

        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync("GET", "instances/bad")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync("GET", "instances")).StatusCode);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("-1")]
    [InlineData("soon")]
    public async Task A_wait_that_is_no_time_is_none(string timeout)
        => Assert.Equal(HttpStatusCode.Accepted, (await StartAsync("w", "1", $"&timeout={timeout}&pollingInterval=1")).StatusCode);

    [Theory]
    [InlineData("1e300")]
    [InlineData("Infinity")]
    public async Task A_wait_of_any_length_ends_with_the_instance(string timeout)
        => Assert.Equal(HttpStatusCode.OK, (await StartAsync("w", "1", $"&timeout={timeout}&pollingInterval=1")).StatusCode);

    [Fact]
    public async Task A_stopping_host_does_not_keep_a_waiting_caller()
    {
        Task<HttpResponseMessage> waiting = SendAsync("POST", "orchestrators/Waits/long?timeout=3600&pollingInterval=1");
        while ((await SendAsync("GET", "instances/long")).StatusCode != HttpStatusCode.Accepted)
        {
            await Task.Delay(5, Cancelled);
        }

        await _host.StopAsync().WaitAsync(TimeSpan.FromMinutes(2), Cancelled);

        Assert.Equal(HttpStatusCode.Accepted, (await waiting).StatusCode);
    }

    [Fact]
    public async Task Entities_are_listed_with_their_states_by_themselves_and_never_among_the_instances()
    {
        await SendAsync("POST", "entities/Box/attic?op=put", "\"a lamp\"");
        while ((await SendAsync("GET", "entities/Box/attic")).StatusCode != HttpStatusCode.OK)
        {
            await Task.Delay(5, Cancelled);
        }

        JsonElement entity = Assert.Single((await JsonAsync("entities?fetchState=true")).EnumerateArray());
        JsonElement instances = await JsonAsync("instances?instanceIdPrefix=@");

        Assert.Equal(("box", "attic", "a lamp"), (entity.GetProperty("entityId").GetProperty("name").GetString(), entity.GetProperty("entityId").GetProperty("key").GetString(), entity.GetProperty("state").GetString()));
        Assert.Equal(0, instances.GetArrayLength());
    }

    [Fact]
    public async Task What_people_read_is_not_escaped_without_need()
    {
        await StartAsync("words", "\"Léon's <film>\"", "&timeout=20&pollingInterval=1");

        string shown = await (await SendAsync("GET", "instances/words")).Content.ReadAsStringAsync(Cancelled);

        Assert.Contains("\"output\":\"Léon's <film>\"", shown, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task<JsonElement> JsonAsync(string path)
    {
        using JsonDocument document = JsonDocument.Parse(await (await SendAsync("GET", path)).Content.ReadAsStringAsync(Cancelled));
        return document.RootElement.Clone();
    }

    private Task<HttpResponseMessage> StartAsync(string id, string input, string query) => SendAsync("POST", $"orchestrators/Echo/{id}?{query}", input);

    private Task<HttpResponseMessage> SendAsync(string method, string path, string? body = null)
    {
        HttpRequestMessage request = new(new HttpMethod(method), $"/runtime/webhooks/durabletask/{path}");
        request.Headers.Add("x-functions-key", _host.Services.GetRequiredService<ManagementKey>().Value);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        return _host.Client.SendAsync(request, Cancelled);
    }

    internal static class Functions
    {
        [Function(nameof(Echo))]
        public static JsonElement Echo([OrchestrationTrigger] TaskOrchestrationContext context) => context.GetInput<JsonElement>();

        [Function(nameof(Box))]
        public static Task Box([EntityTrigger] TaskEntityDispatcher dispatcher) => dispatcher.DispatchAsync(operation =>
        {
            operation.State.SetState(operation.GetInput<string>());
            return default;
        });

        [Function(nameof(Waits))]
        public static Task Waits([OrchestrationTrigger] TaskOrchestrationContext context) => context.WaitForExternalEvent<string>("never");
    }
}
