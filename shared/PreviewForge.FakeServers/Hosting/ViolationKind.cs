namespace PreviewForge.FakeServers.Hosting;

/// <summary>How a request differs from what the vendor takes.</summary>
public enum ViolationKind
{
    UnknownPath,
    WrongMethod,
    UnknownParameter,
    MissingParameter,
    WrongParameter,

    /// <summary>No credential at all, or one of a scheme that the vendor doesn't take. A refused token is none.</summary>
    WrongCredential,
    WrongHeader,
    WrongContentType,
    WrongBody,
}
