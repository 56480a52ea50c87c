using PreviewForge.Functions.Automation.Schedules;
using PreviewForge.Functions.Jobs.Pausing;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Automation.QuietHours;

/// <summary>Holds all work while the clock is inside of a window. There is no flag: the settings and the clock say so each time.</summary>
public sealed class QuietHoursPause(SettingsStore settings, AppZone zone, TimeProvider time) : IPauseSource
{
    public PauseReason Reason => PauseReason.QuietHours;

    /// <summary>The windows as they are saved; none while the settings can't be read, as then jobs fail by themselves.</summary>
    public QuietWindows Windows => settings.ReadOrDefault().QuietHours;

    public bool IsActive() => Windows.IsActive(time.GetUtcNow(), zone.Zone);

    /// <summary>When that changes next; null for never.</summary>
    public DateTimeOffset? NextChange() => Windows.NextChange(time.GetUtcNow(), zone.Zone);

    /// <summary>Changes with everything that moves an edge.</summary>
    public string Revision => string.Join(
        ' ',
        [RunQuietHours.Version.ToString(System.Globalization.CultureInfo.InvariantCulture), zone.Zone.Id, Windows.Enabled.ToString(), QuietHoursReader.Write(Windows.Windows).ToJsonString()]);
}
