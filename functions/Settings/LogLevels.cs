using Microsoft.Extensions.Logging;

namespace PreviewForge.Functions.Settings;

/// <summary>The names of log levels in settings, which are Python's.</summary>
internal static class LogLevels
{
    /// <summary>What is wrong with every other name; follows the name of the key.</summary>
    public const string Complaint = "must be one of DEBUG, INFO, WARNING, ERROR, CRITICAL";

    /// <summary>Trimmed, in any case; null for what is no level.</summary>
    public static LogLevel? Parse(string name) => name.Trim().ToUpperInvariant() switch
    {
        "DEBUG" => LogLevel.Debug,
        "INFO" => LogLevel.Information,
        "WARNING" => LogLevel.Warning,
        "ERROR" => LogLevel.Error,
        "CRITICAL" => LogLevel.Critical,
        _ => null,
    };
}
