namespace PreviewForge.EmbeddedHost.Durable.Store;

/// <summary>What is dropped of an execution that is over. Activities that it has asked for run nevertheless unless it was terminated.</summary>
internal enum OpenWork
{
    /// <summary>Timers and replies: another round follows, which is owed the events.</summary>
    Replies,

    /// <summary>The whole inbox.</summary>
    Waits,

    /// <summary>The inbox and the activities that have not ended.</summary>
    All,
}
