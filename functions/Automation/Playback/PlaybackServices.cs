using Microsoft.Extensions.DependencyInjection;
using PreviewForge.Functions.Jobs.Pausing;

namespace PreviewForge.Functions.Automation.Playback;

internal static class PlaybackServices
{
    /// <summary>Work makes room for people who watch.</summary>
    public static IServiceCollection AddPlayback(this IServiceCollection services) => services
        .AddSingleton<PlaybackHolds>().AddSingleton<IServerHolds>(provider => provider.GetRequiredService<PlaybackHolds>())
        .AddSingleton<SessionSurvey>().AddSingleton<PlaybackRecorder>().AddSingleton<PlaybackRounds>()
        .AddSingleton<PlaybackBell>();
}
