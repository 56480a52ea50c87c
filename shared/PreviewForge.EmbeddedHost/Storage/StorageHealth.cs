using Microsoft.Extensions.Logging;

namespace PreviewForge.EmbeddedHost.Storage;

/// <summary>Whether something in storage can be reached: one log line for each change, however often it is tried.</summary>
/// <param name="subject">What is reached, as the beginning of a sentence.</param>
internal sealed class StorageHealth(string subject, ILogger logger)
{
    private bool _failing;

    public void Failed(Exception exception)
    {
        if (!_failing)
        {
            _failing = true;
            logger.LogWarning("{Subject} cannot be reached and is tried again until it can: {Message}", subject, FirstLine(exception));
        }
    }

    public void Succeeded()
    {
        if (_failing)
        {
            _failing = false;
            logger.LogInformation("{Subject} can be reached again.", subject);
        }
    }

    private static string FirstLine(Exception exception) => exception.Message.Split('\n')[0].Trim();
}
