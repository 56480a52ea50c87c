namespace Microsoft.Azure.Functions.Worker;

/// <summary>A parameter could not be given its value.</summary>
public class FunctionInputConverterException : FunctionWorkerException
{
    /// <summary>A problem without a known cause.</summary>
    public FunctionInputConverterException(string? message) : base(message)
    {
    }

    /// <summary>A problem with its cause.</summary>
    public FunctionInputConverterException(string? message, Exception? innerException) : base(message, innerException)
    {
    }
}
