using System.Text.Json.Nodes;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Automation.QuietHours;

/// <summary>Shows and saves quiet hours. What is saved counts from the next question on, whoever could be told of it.</summary>
public sealed class QuietHoursEditor(SettingsStore settings, QuietHoursPause pause)
{
    public QuietHoursView Show()
    {
        QuietWindows saved = settings.Read().QuietHours;
        return new QuietHoursView(saved.Enabled, QuietHoursReader.Write(saved.Windows), pause.IsActive());
    }

    /// <exception cref="SettingsException">The settings can't be read or saved.</exception>
    public Task<bool> SaveAsync(QuietHoursRequest wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        return settings.UpdateAsync(
            json =>
            {
                QuietWindows saved = QuietHoursReader.Read(json[QuietHoursReader.Key]);
                if (json[QuietHoursReader.Key] is not JsonObject section)
                {
                    json[QuietHoursReader.Key] = section = [];
                }

                section[QuietHoursReader.Enabled] = wanted.Enabled ?? saved.Enabled;
                section[QuietHoursReader.Windows] = QuietHoursReader.Write(wanted.Windows ?? saved.Windows);
                section.Remove(QuietHoursReader.Start);
                section.Remove(QuietHoursReader.End);
            },
            cancellationToken);
    }
}

/// <param name="Enabled">Whether the windows count.</param>
/// <param name="Windows">Each with <c>start</c>, <c>end</c> and <c>days</c>.</param>
/// <param name="CurrentlyInQuietWindow">Whether work is held by them now.</param>
public sealed record QuietHoursView(bool Enabled, JsonArray Windows, bool CurrentlyInQuietWindow);
