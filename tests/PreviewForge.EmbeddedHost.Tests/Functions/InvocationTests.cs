using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using PreviewForge.EmbeddedHost.Tests.Support;

namespace PreviewForge.EmbeddedHost.Tests.Functions;

public sealed class InvocationTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_run_has_its_own_instance_and_its_own_scope_which_ends_with_it()
    {
        Journal journal = new();
        await using TestHost host = await StartAsync(journal);

        await host.Client.GetStringAsync("/counted", Cancelled);
        await journal.WaitForAsync("scoped 1 disposed");
        await host.Client.GetStringAsync("/counted", Cancelled);

        await journal.WaitForAsync("scoped 2 disposed");
        Assert.Equal(["function 1 with scoped 1", "scoped 1 disposed", "function 2 with scoped 2", "scoped 2 disposed"], journal.Lines);
    }

    [Fact]
    public async Task Middleware_runs_in_the_order_of_registration_and_only_where_its_predicate_holds()
    {
        Journal journal = new();
        await using TestHost host = await StartAsync(journal, builder =>
        {
            builder.UseMiddleware(Step("before"));
            builder.ConfigureFunctionsWebApplication();
            builder.UseMiddleware(Step("inside"));
            builder.UseWhen(context => context.FunctionDefinition.Name == "Other", Step("elsewhere"));
            builder.UseWhen(context => context.FunctionDefinition.Name == "Plain", Step("here"));
        });

        await host.Client.GetStringAsync("/plain", Cancelled);

        await journal.WaitForAsync("scoped 1 disposed");

        // Only what is registered after the web application sees the exchange.
        Assert.Equal(["before: no HTTP", "inside: HTTP", "here: HTTP", "Plain", "here ends", "inside ends", "before ends", "scoped 1 disposed"], journal.Lines);
    }

    [Fact]
    public async Task The_typed_result_can_be_read_and_replaced_but_not_taken_for_another_type()
    {
        await using TestHost host = await StartAsync(new Journal(), builder =>
        {
            builder.ConfigureFunctionsWebApplication();
            builder.UseMiddleware(async (context, next) =>
            {
                await next();
                InvocationResult<IResult> result = context.GetInvocationResult<IResult>();
                Assert.NotNull(result.Value);
                Assert.Throws<InvalidOperationException>(() => context.GetInvocationResult<string>());
                result.Value = Results.Text("replaced");
            });
        });

        Assert.Equal("replaced", await host.Client.GetStringAsync("/plain", Cancelled));
    }

    [Fact]
    public async Task What_a_function_logs_carries_its_name_and_the_id_of_the_run()
    {
        await using TestHost host = await StartAsync(new Journal());

        string id = await host.Client.GetStringAsync("/logging", Cancelled);

        Assert.Contains(host.Logs.Lines, line =>
            line.StartsWith("Information: at work", StringComparison.Ordinal) && line.Contains($"{{Logging {id}}}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_function_that_takes_longer_than_allowed_is_cancelled_and_fails()
    {
        Journal journal = new();
        FakeTimeProvider time = new();
        await using TestHost host = await StartAsync(
            journal,
            builder =>
            {
                builder.ConfigureFunctionsWebApplication();
                builder.Services.AddSingleton<TimeProvider>(time);
            },
            """{ "functionTimeout": "00:05:00", "extensions": { "http": { "routePrefix": "" } } }""");
        Task<HttpResponseMessage> request = host.Client.GetAsync("/slow", Cancelled);
        await journal.WaitForAsync("Slow begins");

        time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(StatusCodes.Status500InternalServerError, (int)(await request.WaitAsync(TimeSpan.FromMinutes(2), Cancelled)).StatusCode);
    }

    [Theory]
    [InlineData("ten minutes")]
    [InlineData("-00:00:01")]
    public async Task A_timeout_that_cannot_be_read_is_refused_at_the_start(string timeout)
    {
        TestApp app = new(typeof(Functions)) { HostJson = $$"""{ "functionTimeout": "{{timeout}}" }""" };

        InvalidOperationException refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => TestHost.StartAsync(app));

        Assert.Contains($"functionTimeout in host.json is '{timeout}'", refusal.Message, StringComparison.Ordinal);
    }

    private static Func<FunctionContext, Func<Task>, Task> Step(string name) => async (context, next) =>
    {
        Journal journal = context.InstanceServices.GetRequiredService<Journal>();
        journal.Write($"{name}: {(context.GetHttpContext() is null ? "no HTTP" : "HTTP")}");
        await next();
        journal.Write($"{name} ends");
    };

    private static Task<TestHost> StartAsync(Journal journal, Action<FunctionsApplicationBuilder>? configure = null, string? hostJson = null)
    {
        TestApp app = new(typeof(Functions))
        {
            Configure = builder =>
            {
                (configure ?? (own => own.ConfigureFunctionsWebApplication()))(builder);
                builder.Services.AddSingleton(journal);
                builder.Services.AddScoped<Scoped>();
            },
        };
        return TestHost.StartAsync(hostJson is null ? app : app with { HostJson = hostJson });
    }

    private sealed class Scoped(Journal journal) : IDisposable
    {
        public int Number { get; } = journal.Number("scoped");

        public void Dispose() => journal.Write($"scoped {Number} disposed");
    }

    private sealed class Functions(Journal journal, Scoped scoped)
    {
        private readonly int _number = journal.Number("function");

        [Function("Counted")]
        public IResult Counted([HttpTrigger("get", Route = "counted")] HttpRequest request)
        {
            journal.Write($"function {_number} with scoped {scoped.Number}");
            return Results.Text(request.Path);
        }

        [Function("Plain")]
        public IResult Plain([HttpTrigger("get", Route = "plain")] HttpRequest request, FunctionContext context)
        {
            journal.Write(context.FunctionDefinition.Name);
            return Results.Text(request.Path);
        }

        [Function("Logging")]
        public static IResult Logging([HttpTrigger("get", Route = "logging")] HttpRequest request, FunctionContext context)
        {
            context.GetLogger<Functions>().LogInformation("at work {Path}", request.Path);
            return Results.Text(context.InvocationId);
        }

        [Function("Slow")]
        public async Task Slow([HttpTrigger("get", Route = "slow")] HttpRequest request, CancellationToken cancelled)
        {
            journal.Write("Slow begins");
            await Task.Delay(Timeout.Infinite, cancelled);
        }
    }
}
