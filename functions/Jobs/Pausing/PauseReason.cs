using System.Text.Json.Serialization;

namespace PreviewForge.Functions.Jobs.Pausing;

/// <summary>Why all work is held. Each reason comes and goes by itself; work goes on when none is left.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PauseReason>))]
public enum PauseReason
{
    /// <summary>A person wants it.</summary>
    [JsonStringEnumMemberName("user")]
    User,

    /// <summary>The clock is inside of a window of quiet hours.</summary>
    [JsonStringEnumMemberName("quiet_hours")]
    QuietHours,

    /// <summary>The settings leave no worker, on no CPU and no GPU.</summary>
    [JsonStringEnumMemberName("no_workers")]
    NoWorkers,
}
