using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Jobs.Pausing;

/// <summary>The pause of a person: the key <c>processing_paused</c> of the settings, so that it outlives a restart.</summary>
public sealed class UserPause(SettingsStore settings) : IPauseSource
{
    internal const string Key = "processing_paused";

    public PauseReason Reason => PauseReason.User;

    public bool IsActive() => settings.ReadOrDefault().ProcessingPaused;

    /// <returns>False when it was so already.</returns>
    /// <exception cref="SettingsException">The settings can't be saved.</exception>
    public Task<bool> SetAsync(bool paused, CancellationToken cancellationToken)
        => settings.UpdateAsync(json => json[Key] = paused, cancellationToken);
}
