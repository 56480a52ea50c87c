namespace PreviewForge.FakeServers.Hosting;

/// <summary>A fake got requests that its vendor wouldn't know.</summary>
public sealed class VendorViolationException : Exception
{
    public VendorViolationException()
    {
    }

    public VendorViolationException(string message)
        : base(message)
    {
    }

    public VendorViolationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
