namespace Microsoft.Azure.Functions.Worker;

/// <summary>
/// The key that a caller needs on the official host. This host keeps no function keys and admits everybody, as Core Tools do:
/// whoever can reach its port may call it, so an app must authenticate its callers by itself.
/// </summary>
public enum AuthorizationLevel
{
    /// <summary>None.</summary>
    Anonymous = 0,

    /// <summary>A user's token.</summary>
    User = 1,

    /// <summary>The function's or the host's key.</summary>
    Function = 2,

    /// <summary>A system key.</summary>
    System = 3,

    /// <summary>The master key.</summary>
    Admin = 4,
}
