namespace PreviewForge.FakeServers.Hosting;

/// <summary>What a fake says of a request's credential.</summary>
public abstract record Admission
{
    private Admission()
    {
    }

    /// <summary>The credential is good.</summary>
    public sealed record Granted : Admission;

    /// <summary>The credential has the right form but isn't, or no longer, good: 401, and no violation.</summary>
    public sealed record Refused : Admission;

    /// <summary>There is no credential, or it comes in a way that the vendor doesn't take.</summary>
    /// <param name="Sentence">What is wrong, beginning in lower case, without a full stop.</param>
    public sealed record Malformed(string Sentence) : Admission;
}
