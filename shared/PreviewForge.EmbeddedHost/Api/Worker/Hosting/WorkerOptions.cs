using Azure.Core.Serialization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Settings of the worker.</summary>
public class WorkerOptions
{
    /// <summary>
    /// Reads and writes queue messages, request bodies and durable data. Default: System.Text.Json with names as declared, read in any case.
    /// </summary>
    public ObjectSerializer? Serializer { get; set; }
}
