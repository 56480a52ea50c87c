namespace PreviewForge.FakeServers.Hosting;

/// <summary>A request that the vendor wouldn't know.</summary>
/// <param name="Request">The request.</param>
/// <param name="Problem">What is wrong with it.</param>
public sealed record Violation(ReceivedRequest Request, Problem Problem)
{
    /// <summary>One sentence that names the request and what is wrong.</summary>
    public override string ToString() => $"{Request}: {Problem.Sentence}.";
}
