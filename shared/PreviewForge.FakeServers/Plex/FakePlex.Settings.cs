using PreviewForge.FakeServers.Plex.Library;

namespace PreviewForge.FakeServers.Plex;

/// <summary>Tokens, preferences, people who watch, and actors.</summary>
public sealed partial class FakePlex
{
    public void AllowToken(string token) => Do(() => { _state.Tokens.Add(token); });

    /// <summary>From now on this token is answered 401.</summary>
    public void RevokeToken(string token) => Do(() => { _state.Tokens.Remove(token); });

    /// <summary>The server's preferences; a copy.</summary>
    public IReadOnlyList<PlexSetting> Preferences => Do<IReadOnlyList<PlexSetting>>(() => [.. _state.Preferences]);

    /// <summary>Sets a preference of the server, or brings it into being.</summary>
    public void SetPreference(PlexSetting setting) => Do(() =>
    {
        _state.Preferences.RemoveAll(there => there.Id == setting.Id);
        _state.Preferences.Add(setting);
    });

    /// <summary>As if the server's version didn't know the preference yet; it can still be written.</summary>
    public void RemovePreference(string id) => Do(() => { _state.Preferences.RemoveAll(setting => setting.Id == id); });

    /// <summary>A section's preferences; a copy.</summary>
    /// <exception cref="ArgumentException">There is no such section.</exception>
    public IReadOnlyList<PlexSetting> SectionPreferences(string sectionKey) =>
        Do<IReadOnlyList<PlexSetting>>(() => [.. _state.Catalogue.Get(sectionKey).Preferences]);

    /// <summary>Lets somebody play something, once for each; what played before has ended.</summary>
    public void Play(params IReadOnlyList<PlexSession> sessions) => Do(() =>
    {
        _state.Sessions.Clear();
        _state.Sessions.AddRange(sessions);
    });

    /// <summary>A name that search finds in a hub of its own, without any item.</summary>
    public void AddActor(string name) => Do(() => _state.Actors.Add(name));
}
