using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using PreviewForge.EmbeddedHost.Functions;

namespace PreviewForge.EmbeddedHost.Http;

/// <summary>An HTTP function with its route, ready for matching.</summary>
internal sealed class HttpRoute
{
    private readonly TemplateMatcher _matcher;
    private readonly IDictionary<string, IRouteConstraint> _constraints;
    private readonly HashSet<string> _methods;
    private readonly PathString _start;

    /// <exception cref="InvalidOperationException">The template or one of its constraints is not valid.</exception>
    public HttpRoute(FunctionDescriptor function, string prefix, IInlineConstraintResolver resolver)
    {
        HttpTriggerAttribute trigger = (HttpTriggerAttribute)function.TriggerAttribute;
        Function = function;
        Template = Join(prefix, trigger.Route ?? function.Name);
        _methods = new HashSet<string>(trigger.Methods ?? [], StringComparer.OrdinalIgnoreCase);
        try
        {
            RouteTemplate template = TemplateParser.Parse(Template);
            _matcher = new TemplateMatcher(template, Defaults(template));
            _start = Start(template);
            _constraints = Constraints(template, resolver);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or RouteCreationException)
        {
            throw new InvalidOperationException($"{function.Name}: the route '{Template}' is not valid: {e.Message}", e);
        }
    }

    public FunctionDescriptor Function { get; }

    /// <summary>The template with the route prefix.</summary>
    public string Template { get; }

    /// <summary>Methods in upper or lower case as written; empty for all.</summary>
    public IReadOnlySet<string> Methods => _methods;

    /// <returns>The values of the route; null when path, constraint or method does not fit.</returns>
    public RouteValueDictionary? Match(HttpContext http, ILogger logger)
    {
        if (!http.Request.Path.StartsWithSegments(_start) || (_methods.Count > 0 && !_methods.Contains(http.Request.Method)))
        {
            return null;
        }

        RouteValueDictionary values = [];
        return _matcher.TryMatch(http.Request.Path, values)
            && RouteConstraintMatcher.Match(_constraints, values, http, NoRouter.Instance, RouteDirection.IncomingRequest, logger)
            ? values
            : null;
    }

    private static string Join(string prefix, string route) =>
        prefix.Length == 0 ? route : route.Length == 0 ? prefix : $"{prefix}/{route}";

    /// <summary>The literals that the template begins with. To compare them is far cheaper than to match, and most routes are not the one.</summary>
    private static PathString Start(RouteTemplate template) => new(string.Concat(template.Segments
        .Select(segment => segment is { IsSimple: true } && segment.Parts[0] is { IsLiteral: true, Text: { } text } ? text : null)
        .TakeWhile(text => text is not null).Select(text => $"/{text}")));

    private static RouteValueDictionary Defaults(RouteTemplate template) => new(template.Parameters
        .Where(parameter => parameter.DefaultValue is not null)
        .Select(parameter => KeyValuePair.Create(parameter.Name!, parameter.DefaultValue)));

    private static IDictionary<string, IRouteConstraint> Constraints(RouteTemplate template, IInlineConstraintResolver resolver)
    {
        RouteConstraintBuilder builder = new(resolver, template.TemplateText!);
        foreach (TemplatePart parameter in template.Parameters)
        {
            if (parameter.IsOptional)
            {
                builder.SetOptional(parameter.Name!);
            }

            foreach (InlineConstraint constraint in parameter.InlineConstraints)
            {
                builder.AddResolvedConstraint(parameter.Name!, constraint.Constraint);
            }
        }

        return builder.Build();
    }
}
