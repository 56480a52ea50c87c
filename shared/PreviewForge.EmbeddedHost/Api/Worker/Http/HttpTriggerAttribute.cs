using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs the function for HTTP requests; its parameter is an <c>HttpRequest</c>.</summary>
public sealed class HttpTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Every method, level <see cref="AuthorizationLevel.Function"/>.</summary>
    public HttpTriggerAttribute()
    {
    }

    /// <summary>These methods, level <see cref="AuthorizationLevel.Function"/>.</summary>
    public HttpTriggerAttribute(params string[] methods) => Methods = methods;

    /// <summary>Every method at this level.</summary>
    public HttpTriggerAttribute(AuthorizationLevel authLevel) => AuthLevel = authLevel;

    /// <summary>These methods at this level.</summary>
    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
    {
        AuthLevel = authLevel;
        Methods = methods;
    }

    /// <summary>Route template as in ASP.NET Core, below the route prefix; null stands for the function's name.</summary>
    public string? Route { get; set; }

    /// <summary>Methods in any case; null or empty for every method.</summary>
    public string[]? Methods { get; }

    /// <summary>The key that the official host asks for.</summary>
    public AuthorizationLevel AuthLevel { get; } = AuthorizationLevel.Function;
}
