using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Gives the function a <see cref="DurableTask.Client.DurableTaskClient"/>.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DurableClientAttribute : InputBindingAttribute
{
    /// <summary>Name of another task hub. This host has one; the value is not looked at.</summary>
    public string? TaskHub { get; set; }

    /// <summary>Name of another connection. This host has one; the value is not looked at.</summary>
    public string? ConnectionName { get; set; }
}
