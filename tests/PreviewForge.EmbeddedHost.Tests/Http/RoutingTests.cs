using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using PreviewForge.EmbeddedHost.Tests.Support;

namespace PreviewForge.EmbeddedHost.Tests.Http;

public sealed class RoutingTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{ "version": "2.0" }""", "/api/hello")]
    [InlineData("""{ "extensions": { "http": { "routePrefix": "" } } }""", "/hello")]
    [InlineData("""{ "extensions": { "http": { "routePrefix": "v1/things" } } }""", "/v1/things/hello")]
    public async Task Routes_stand_below_the_prefix_which_is_api_by_default(string hostJson, string path)
    {
        await using TestHost host = await TestHost.StartAsync(new TestApp(typeof(Greeter)) { HostJson = hostJson });

        Assert.Equal("hello", await host.Client.GetStringAsync(path, Cancelled));
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync("/else" + path, Cancelled)).StatusCode);
    }

    [Fact]
    public async Task A_disabled_function_is_not_found()
    {
        await using TestHost host = await TestHost.StartAsync(
            new TestApp(typeof(Greeter)) { Settings = { ["AzureWebJobs.Hello.Disabled"] = "true" } });

        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync("/hello", Cancelled)).StatusCode);
    }

    [Theory]
    [InlineData(typeof(Administrators), "'administrators' begins with 'admin', which is reserved")]
    [InlineData(typeof(Runtime), "'runtime/x' begins with 'runtime', which is reserved")]
    [InlineData(typeof(Twins), "Second and First have the same route 'TWIN/{id}' and a method in common")]
    [InlineData(typeof(Broken), "Broken: the route 'a/{id' is not valid")]
    [InlineData(typeof(UnknownConstraint), "Unknown: the route 'a/{id:nosuch}' is not valid")]
    public void A_route_that_the_official_host_refuses_is_refused_at_the_start(Type functions, string message)
    {
        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => TestHost.Build(new TestApp(functions)));

        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_route_may_serve_different_methods()
    {
        await using TestHost host = await TestHost.StartAsync(new TestApp(typeof(ByMethod)));

        Assert.Equal("read", await host.Client.GetStringAsync("/thing", Cancelled));
        Assert.Equal("write", await (await host.Client.PostAsync("/thing", null, Cancelled)).Content.ReadAsStringAsync(Cancelled));
    }

    [Fact]
    public void Http_functions_without_the_web_application_are_refused()
    {
        TestApp app = new(typeof(Greeter)) { Configure = _ => { } };

        Assert.Contains(
            "ConfigureFunctionsWebApplication()", Assert.Throws<InvalidOperationException>(() => TestHost.Build(app)).Message, StringComparison.Ordinal);
    }

    private static class Greeter
    {
        [Function("Hello")]
        public static IResult Hello([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.Text("hello");
    }

    private static class Administrators
    {
        [Function("A")]
        public static void A([HttpTrigger(Route = "administrators")] HttpRequest request) => request.ToString();
    }

    private static class Runtime
    {
        [Function("A")]
        public static void A([HttpTrigger(Route = "runtime/x")] HttpRequest request) => request.ToString();
    }

    private static class Twins
    {
        [Function("First")]
        public static void First([HttpTrigger("get", Route = "twin/{id}")] HttpRequest request) => request.ToString();

        [Function("Second")]
        public static void Second([HttpTrigger(Route = "TWIN/{id}")] HttpRequest request) => request.ToString();
    }

    private static class Broken
    {
        [Function("Broken")]
        public static void A([HttpTrigger(Route = "a/{id")] HttpRequest request) => request.ToString();
    }

    private static class UnknownConstraint
    {
        [Function("Unknown")]
        public static void A([HttpTrigger(Route = "a/{id:nosuch}")] HttpRequest request) => request.ToString();
    }

    private static class ByMethod
    {
        [Function("Read")]
        public static IResult Read([HttpTrigger("GET", Route = "thing")] HttpRequest request) => Results.Text("read");

        [Function("Write")]
        public static IResult Write([HttpTrigger("post", Route = "thing")] HttpRequest request) => Results.Text("write");
    }
}
