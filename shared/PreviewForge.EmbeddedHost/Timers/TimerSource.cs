using PreviewForge.EmbeddedHost.Functions;

namespace PreviewForge.EmbeddedHost.Timers;

/// <summary>A timer-triggered function and its schedule.</summary>
/// <param name="Function">The function.</param>
/// <param name="Schedule">When it ticks.</param>
/// <param name="Zone">The zone that its times are told in.</param>
/// <param name="IsMonitored">Whether the last tick is remembered over restarts.</param>
/// <param name="RunsOnStartup">Whether it ticks at each start of the host.</param>
internal sealed record TimerSource(FunctionDescriptor Function, TimerSchedule Schedule, TimeZoneInfo Zone, bool IsMonitored, bool RunsOnStartup);
