using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PreviewForge.Functions.Automation.Schedules.Firing;

/// <summary>
/// The id of the job that an occurrence of a schedule makes. It follows from both, so that an occurrence that is delivered twice, or on two hosts, makes
/// one job.
/// </summary>
internal static class OccurrenceId
{
    public static Guid Of(string scheduleId, DateTimeOffset occurrence)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{scheduleId}@{occurrence.ToUnixTimeMilliseconds()}");
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }
}
