using Microsoft.DurableTask.Client;

namespace PreviewForge.Functions.Settings.Editing;

/// <summary>Does what a change of the settings calls for elsewhere.</summary>
public interface ISettingsFollower
{
    /// <summary>Called once after a save that changed something. What it throws is logged, and never fails the save.</summary>
    /// <param name="changedKeys">Keys at the top of the file whose values are others now: what older names stand for, not the names that were sent.</param>
    /// <param name="client">Reaches orchestrations and entities.</param>
    /// <param name="cancellationToken">The caller went away.</param>
    Task AfterSaveAsync(IReadOnlySet<string> changedKeys, DurableTaskClient client, CancellationToken cancellationToken);
}
