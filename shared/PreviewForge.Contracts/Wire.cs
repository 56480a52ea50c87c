using System.Text.Json;
using System.Text.Json.Serialization;
using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Runners;
using PreviewForge.Contracts.Work;

namespace PreviewForge.Contracts;

/// <summary>
/// JSON of messages and blobs: camelCase, enums as camelCase text, members that are unknown ignored, discriminators in any place.
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    Converters =
    [
        typeof(CamelCase<OutputFormat>), typeof(CamelCase<ToneMap>), typeof(CamelCase<ProbeVerdict>), typeof(CamelCase<ExtractOutcome>),
        typeof(CamelCase<FrameSource>), typeof(CamelCase<PlanStatus>), typeof(CamelCase<WorkerKind>),
        typeof(CamelCase<ExtractionWay>), typeof(CamelCase<DeviceStatus>), typeof(CamelCase<SweepStop>),
    ],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(WorkMessage))]
[JsonSerializable(typeof(RunnerResult))]
[JsonSerializable(typeof(Heartbeat))]
[JsonSerializable(typeof(DesiredState))]
[JsonSerializable(typeof(HardwareState))]
public sealed partial class Wire : JsonSerializerContext
{
    /// <summary>
    /// Longest message in bytes of UTF-8: the queue takes 64 KiB, and base64 makes four bytes of three (48 KiB).
    /// </summary>
    public const int MaxMessageBytes = 48 * 1024;
}

/// <summary>Enums as camelCase text, read in any case; a number is no enum.</summary>
public sealed class CamelCase<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where TEnum : struct, Enum;
