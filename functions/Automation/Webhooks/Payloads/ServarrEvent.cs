namespace PreviewForge.Functions.Automation.Webhooks.Payloads;

/// <summary>The events of Sonarr, Radarr, and what is made after them, by what they mean for files.</summary>
internal enum ServarrEvent
{
    Other,
    Test,

    /// <summary>New files, which may have taken the place of others.</summary>
    Import,
    Rename,
    FileDelete,

    /// <summary>A whole show or film; its files are seldom named.</summary>
    TitleDelete,
}
