using System.Net;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Http;
using PreviewForge.Functions.MediaServers.Plex.Wire;

namespace PreviewForge.Functions.MediaServers.Plex;

/// <summary>Preferences of the server and of its sections.</summary>
internal sealed partial class PlexApi
{
    /// <summary>The server's preferences.</summary>
    public async Task<IReadOnlyList<PlexSetting>> PreferencesAsync(CancellationToken cancellationToken)
        => SettingsOf(await GetAsync(VendorRequest.Get("/:/prefs"), cancellationToken));

    /// <summary>Sets one switch of the server.</summary>
    public Task SetPreferenceAsync(string id, bool value, CancellationToken cancellationToken)
        => SendAsync(VendorRequest.Put("/:/prefs").With(id, value ? "true" : "false"), cancellationToken);

    /// <summary>The preferences of a section.</summary>
    public async Task<IReadOnlyList<PlexSetting>> PreferencesAsync(PlexSection section, CancellationToken cancellationToken)
        => SettingsOf(await GetAsync(VendorRequest.Get($"{PathOf(section)}/prefs"), cancellationToken));

    /// <summary>
    /// Sets one switch of a section. The usual call names the section's agent, and Plex refuses it where that is not one of its own; the other call
    /// doesn't look at the agent.
    /// </summary>
    public async Task SetPreferenceAsync(PlexSection section, string id, bool value, CancellationToken cancellationToken)
    {
        string number = value ? "1" : "0";
        VendorRequest edit = await WithHeadersAsync(
            VendorRequest.Put(PathOf(section)).With("agent", section.Agent).With($"prefs[{id}]", number), cancellationToken);
        VendorReply reply = await Session.AskAsync(edit, cancellationToken);
        if (reply.Status is HttpStatusCode.BadRequest && reply.Text.Contains("agent", StringComparison.OrdinalIgnoreCase))
        {
            await SendAsync(VendorRequest.Put($"{PathOf(section)}/prefs").With(id, number), cancellationToken);
        }
        else if ((int)reply.Status is < 200 or >= 300)
        {
            throw Session.Refusal(edit, reply);
        }
    }

    private List<PlexSetting> SettingsOf(PlexContainer answer) => answer.Settings is { } settings
        ? [.. settings.OfType<PlexSetting>()]
        : throw new UnexpectedAnswerException($"{name} did not list its preferences. The account may not be the owner of the server.");

    private static string PathOf(PlexSection section) => $"/library/sections/{Uri.EscapeDataString(section.Key)}";
}
