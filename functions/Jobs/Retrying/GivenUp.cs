namespace PreviewForge.Functions.Jobs.Retrying;

/// <summary>Why nothing more is tried, though something is still owed.</summary>
internal enum GivenUp
{
    TriesUsedUp,

    /// <summary>Somebody cancelled the last try.</summary>
    TryCancelled,

    /// <summary>Somebody deleted the try that was waited for.</summary>
    TryDeleted,
}
