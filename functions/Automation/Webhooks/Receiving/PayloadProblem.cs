namespace PreviewForge.Functions.Automation.Webhooks.Receiving;

/// <summary>Why there is no payload in a body.</summary>
/// <param name="Kind">For programs.</param>
/// <param name="Text">For people.</param>
internal sealed record PayloadProblem(PayloadProblemKind Kind, string Text)
{
    public static PayloadProblem Missing { get; } = new(PayloadProblemKind.Missing, "missing 'payload' field");

    public static PayloadProblem NoObject { get; } = new(PayloadProblemKind.NoObject, "payload must be a JSON object");

    public static PayloadProblem Invalid(string why) => new(PayloadProblemKind.Invalid, $"invalid JSON in payload: {why}");
}

internal enum PayloadProblemKind
{
    /// <summary>The body is empty, or a form without the field.</summary>
    Missing,

    /// <summary>No JSON, or a form that can't be read.</summary>
    Invalid,

    /// <summary>JSON, but no object.</summary>
    NoObject,
}
