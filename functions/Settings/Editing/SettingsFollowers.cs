using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace PreviewForge.Functions.Settings.Editing;

/// <summary>Everybody who follows the settings.</summary>
public sealed class SettingsFollowers(IEnumerable<ISettingsFollower> followers, ILogger<SettingsFollowers> logger)
{
    /// <summary>Tells all of them, one after the other; one that fails keeps it from nobody.</summary>
    public async Task TellAsync(IReadOnlySet<string> changedKeys, DurableTaskClient client, CancellationToken cancellationToken)
    {
        foreach (ISettingsFollower follower in changedKeys.Count > 0 ? followers : [])
        {
            try
            {
                await follower.AfterSaveAsync(changedKeys, client, cancellationToken);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                logger.LogWarning(failure, "The settings are saved, but {Follower} could not follow them", follower.GetType().Name);
            }
        }
    }
}
