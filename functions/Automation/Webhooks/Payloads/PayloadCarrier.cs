namespace PreviewForge.Functions.Automation.Webhooks.Payloads;

/// <summary>What a payload came in.</summary>
internal enum PayloadCarrier
{
    /// <summary>It is the whole body.</summary>
    Body,

    /// <summary>The field or file <c>payload</c> of a form, which is Plex's way.</summary>
    PayloadField,

    /// <summary>The field <c>data</c> of a form, which is Emby's way.</summary>
    DataField,
}
