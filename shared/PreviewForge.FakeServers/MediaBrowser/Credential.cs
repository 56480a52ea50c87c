namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>What a request carries to say who sends it.</summary>
internal abstract record Credential
{
    private Credential()
    {
    }

    /// <summary>A token in a form that the vendor takes.</summary>
    public sealed record Token(string Value) : Credential;

    public sealed record None : Credential;

    /// <summary>Something that this vendor or version refuses, whatever its value.</summary>
    /// <param name="Sentence">What is wrong, beginning in lower case, without a full stop.</param>
    public sealed record Foreign(string Sentence) : Credential;
}
