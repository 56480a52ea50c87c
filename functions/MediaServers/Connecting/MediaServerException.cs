namespace PreviewForge.Functions.MediaServers.Connecting;

/// <summary>A media server could not be asked, or answered something that can't be used. The message is for people: what was asked, of whom, what to do. It never holds a credential.</summary>
public abstract class MediaServerException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>The server knows us not (401), or does not let us (403).</summary>
public sealed class ServerUnauthorizedException(string message, int status) : MediaServerException(message)
{
    /// <summary>401 or 403.</summary>
    public int Status { get; } = status;
}

/// <summary>No connection, no answer in time, or a certificate that is not trusted.</summary>
public sealed class ServerUnreachableException(string message, UnreachableCause cause, Exception? inner = null) : MediaServerException(message, inner)
{
    public UnreachableCause Cause { get; } = cause;
}

/// <summary>An answer, but not one that the vendor gives: another status, too long, not the JSON or XML that was asked for.</summary>
public sealed class UnexpectedAnswerException(string message, int? status = null, Exception? inner = null) : MediaServerException(message, inner)
{
    /// <summary>The HTTP status; null when the status was fine and the body was not.</summary>
    public int? Status { get; } = status;

    /// <summary>The first 200 characters of the body of a refusal; empty when there was none, or it is not to be shown.</summary>
    public string Excerpt { get; init; } = "";
}

/// <summary>The server is there, but has not taken up the file yet. Worth asking again later, at another pace than a server that is away.</summary>
public sealed class NotIndexedYetException(string message) : MediaServerException(message);

/// <summary>Why a server can't be reached.</summary>
public enum UnreachableCause
{
    /// <summary>Its name has no address, nobody listens, or the connection broke.</summary>
    Connection,

    /// <summary>It took too long.</summary>
    Timeout,

    /// <summary>Its certificate is not trusted.</summary>
    Certificate,

    /// <summary>We don't talk to this address, whoever asks (cloud metadata, ourselves).</summary>
    Refused,

    /// <summary>The settings lack its address or the credential.</summary>
    NotConfigured,
}
