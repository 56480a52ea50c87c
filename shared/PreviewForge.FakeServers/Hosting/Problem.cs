namespace PreviewForge.FakeServers.Hosting;

/// <param name="Kind">What kind of thing is wrong.</param>
/// <param name="Sentence">What is wrong, beginning in lower case, without a full stop.</param>
public sealed record Problem(ViolationKind Kind, string Sentence);
