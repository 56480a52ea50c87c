using System.Text.Json;

namespace PreviewForge.Functions.Live;

/// <summary>One change, as clients hear of it.</summary>
/// <param name="Seq">Grows from event to event; whoever gives the last one gets what came after it. Events that aren't kept have that of the last one that is.</param>
/// <param name="At">When it happened.</param>
/// <param name="Kind">What changed.</param>
/// <param name="Subject">Of whom: the id of a job, schedule or server, or the key of a batch; empty when there is only one such thing.</param>
/// <param name="Data">What else is told; null when the subject says it all.</param>
public sealed record LiveEvent(long Seq, DateTimeOffset At, LiveEventKind Kind, string Subject, JsonElement? Data);
