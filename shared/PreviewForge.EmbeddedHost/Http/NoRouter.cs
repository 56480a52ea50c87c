using Microsoft.AspNetCore.Routing;

namespace PreviewForge.EmbeddedHost.Http;

/// <summary>ASP.NET Core's constraints are told which router asks; none of them looks at it.</summary>
internal sealed class NoRouter : IRouter
{
    public static NoRouter Instance { get; } = new();

    public VirtualPathData? GetVirtualPath(VirtualPathContext context) => null;

    public Task RouteAsync(RouteContext context) => Task.CompletedTask;
}
