using Microsoft.Azure.Functions.Worker;

namespace PreviewForge.EmbeddedHost.Http;

/// <summary>What the official host refuses at start.</summary>
internal static class HttpRouteRules
{
    private static readonly string[] Reserved = ["admin", "runtime"];

    /// <returns>One sentence for each breach.</returns>
    public static IEnumerable<string> Check(IReadOnlyList<HttpRoute> routes)
    {
        foreach (HttpRoute route in routes)
        {
            // Only the route counts, whatever the prefix, and only its beginning: 'administrators' is reserved as well.
            string text = ((HttpTriggerAttribute)route.Function.TriggerAttribute).Route ?? route.Function.Name;
            if (Reserved.FirstOrDefault(word => text.StartsWith(word, StringComparison.OrdinalIgnoreCase)) is { } reserved)
            {
                yield return $"{route.Function.Name}: the route '{text}' begins with '{reserved}', which is reserved for the host.";
            }
        }

        for (int i = 0; i < routes.Count; i++)
        {
            if (routes.Take(i).FirstOrDefault(earlier => Collides(earlier, routes[i])) is { } earlier)
            {
                yield return $"{routes[i].Function.Name} and {earlier.Function.Name} have the same route '{routes[i].Template}' and a method in common.";
            }
        }
    }

    private static bool Collides(HttpRoute one, HttpRoute other) =>
        string.Equals(one.Template, other.Template, StringComparison.OrdinalIgnoreCase)
        && (one.Methods.Count == 0 || other.Methods.Count == 0 || one.Methods.Overlaps(other.Methods));
}
