using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Security;

namespace PreviewForge.Tests.App.Api;

/// <summary>
/// The official host takes the first function that fits, in the order of declaration, whatever is more special. So no request may fit two.
/// </summary>
public sealed class RoutesTests
{
    private static readonly IInlineConstraintResolver Constraints =
        new ServiceCollection().AddLogging().AddRouting().BuildServiceProvider().GetRequiredService<IInlineConstraintResolver>();

    private static readonly Route[] Routes =
    [
        .. from method in typeof(JobStatus).Assembly.GetTypes().SelectMany(type => type.GetMethods())
           from parameter in method.GetParameters()
           let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
           where trigger is not null
           select new Route(method, trigger),
    ];

    [Fact]
    public void No_request_fits_two_functions()
    {
        string[] values = [Guid.NewGuid().ToString(), "none", .. Routes.SelectMany(route => route.Trigger.Route!.Split('/')).Where(part => !part.StartsWith('{'))];

        foreach (Route route in Routes)
        {
            foreach (string path in route.Samples(values).Where(path => route.Matches(path)))
            {
                Route[] fitting = [.. Routes.Where(other => other.Trigger.Methods!.Intersect(route.Trigger.Methods!).Any() && other.Matches(path))];
                Assert.True(fitting.Length == 1, $"{path} fits {string.Join(" and ", fitting.Select(other => other.Method.Name))}");
            }
        }
    }

    [Theory]
    [InlineData("/api/jobs/5f0c3d52-6f0e-4a86-9d0f-000000000001", nameof(Functions.Jobs.Reports.JobsFunction.GetJob))]
    [InlineData("/api/jobs/none", nameof(Functions.Jobs.Reports.JobsFunction.GetJob))]
    [InlineData("/api/jobs/statsman", nameof(Functions.Jobs.Reports.JobsFunction.GetJob))]
    [InlineData("/api/jobs/stats", nameof(Functions.Jobs.Reports.JobsFunction.CountJobs))]
    [InlineData("/api/jobs/workers", nameof(Functions.Jobs.Workers.WorkersFunction.ListWorkers))]
    [InlineData("/api/jobs/manual", null)]
    public void A_literal_neighbour_is_no_job_id(string path, string? function)
        => Assert.Equal(function, Routes.SingleOrDefault(route => route.Trigger.Methods!.Contains("get") && route.Matches(path))?.Method.Name);

    [Fact]
    public void Every_function_names_its_methods_and_its_route()
        => Assert.All(Routes, route => Assert.True(route.Trigger.Methods is { Length: > 0 } && route.Trigger.Route is { Length: > 0 }, route.Method.Name));

    [Fact]
    public void Only_the_health_check_is_open_to_everybody()
        => Assert.Equal(["Health"], Routes.Where(route => route.Method.GetCustomAttribute<AllowWithoutTokenAttribute>() is not null).Select(route => route.Method.Name));

    /// <summary>The app asks for its own token; a key of the official host beside it would lock out everybody who has none.</summary>
    [Fact]
    public void No_function_asks_for_a_key_of_the_host()
        => Assert.All(Routes, route => Assert.Equal(AuthorizationLevel.Anonymous, route.Trigger.AuthLevel));

    private sealed record Route(MethodInfo Method, HttpTriggerAttribute Trigger)
    {
        private readonly RouteTemplate _template = TemplateParser.Parse(Trigger.Route!);

        /// <summary>Made once: making the regular expressions anew for each path takes minutes.</summary>
        private readonly (string Name, IRouteConstraint Constraint)[] _constraints =
        [
            .. from parameter in TemplateParser.Parse(Trigger.Route!).Parameters
               from constraint in parameter.InlineConstraints
               select (parameter.Name!, Constraints.ResolveConstraint(constraint.Constraint)!),
        ];

        public bool Matches(string path)
        {
            var values = new RouteValueDictionary();
            return new TemplateMatcher(_template, []).TryMatch(path, values)
                && Array.TrueForAll(_constraints, pair => pair.Constraint.Match(new DefaultHttpContext(), null, pair.Name, values, RouteDirection.IncomingRequest));
        }

        /// <summary>The route's paths with every value in place of its parameters.</summary>
        public IEnumerable<string> Samples(string[] values)
            => values.Select(value => "/" + string.Join('/', _template.Segments.Select(segment => segment.Parts[0].IsParameter ? value : segment.Parts[0].Text)));
    }
}
