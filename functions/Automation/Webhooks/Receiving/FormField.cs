using PreviewForge.Functions.Automation.Webhooks.Payloads;

namespace PreviewForge.Functions.Automation.Webhooks.Receiving;

/// <summary>The one field of a form that holds the payload.</summary>
internal sealed record FormField(PayloadCarrier Carrier, ReadOnlyMemory<byte> Content)
{
    /// <summary>Null for the name of a field that holds none.</summary>
    public static PayloadCarrier? CarrierOf(string? name) => name switch
    {
        "payload" => PayloadCarrier.PayloadField,
        "data" => PayloadCarrier.DataField,
        _ => null,
    };
}
