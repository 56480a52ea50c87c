namespace Microsoft.Azure.Functions.Worker;

/// <summary>A problem of running a function that is not the function's own.</summary>
public class FunctionWorkerException : Exception
{
    /// <summary>A problem without a known cause.</summary>
    public FunctionWorkerException(string? message) : base(message)
    {
    }

    /// <summary>A problem with its cause.</summary>
    public FunctionWorkerException(string? message, Exception? innerException) : base(message, innerException)
    {
    }
}
