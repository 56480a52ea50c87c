namespace PreviewForge.Previews.Publishing;

/// <summary>An output could not be put in place; whatever was there before is still there. The message is fit for a person.</summary>
public sealed class PublishException(PublishFailure failure, string path, string message, Exception? inner = null)
    : Exception(message, inner)
{
    public PublishFailure Failure { get; } = failure;

    /// <summary>The output.</summary>
    public string Path { get; } = path;
}

/// <summary>Why an output could not be put in place.</summary>
public enum PublishFailure
{
    /// <summary>The disk or a quota is full.</summary>
    NoSpace,

    /// <summary>The volume is mounted read-only.</summary>
    ReadOnly,

    /// <summary>The process may not write there.</summary>
    NoPermission,

    /// <summary>The name is longer than the file system takes.</summary>
    NameTooLong,

    /// <summary>The output would be larger than its format or a decoder takes.</summary>
    TooLarge,

    /// <summary>A picture is no JPEG that can be decoded.</summary>
    BadPicture,

    /// <summary>Anything else; the inner exception says what.</summary>
    Other,
}
