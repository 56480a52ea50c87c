namespace PreviewForge.Functions.Automation.Webhooks.Payloads;

/// <summary>What an event asks of us.</summary>
internal enum EventMeaning
{
    /// <summary>Files came, changed their names, or went.</summary>
    News,

    /// <summary>Somebody tries the connection.</summary>
    Test,

    /// <summary>An event that no preview depends on.</summary>
    Irrelevant,

    /// <summary>News of music or photos.</summary>
    NoVideo,
}
