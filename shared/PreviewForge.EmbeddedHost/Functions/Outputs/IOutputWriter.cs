using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace PreviewForge.EmbeddedHost.Functions.Outputs;

/// <summary>Writes values of one kind of output, such as messages to queues.</summary>
internal interface IOutputWriter
{
    /// <returns>Whether this writer is for outputs with such an attribute.</returns>
    bool Handles(OutputBindingAttribute attribute);

    /// <summary>Writes a value that is not null.</summary>
    Task WriteAsync(OutputBindingAttribute attribute, object value, CancellationToken cancellationToken);
}
