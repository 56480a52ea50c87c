using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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

    /// <summary>Changes with everything that moves an edge; short, as it is part of a status that must be.</summary>
    public string Revision => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{RunQuietHours.Version.ToString(CultureInfo.InvariantCulture)} {zone.Zone.Id} {Windows.Enabled} {QuietHoursReader.Write(Windows.Windows).ToJsonString()}")))[..12];
}
