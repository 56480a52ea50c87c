using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.Plex.Library;
using PreviewForge.FakeServers.Plex.Wire;

namespace PreviewForge.FakeServers.Plex.Calls;

/// <summary>Preferences of one library, and both ways to write them.</summary>
internal sealed class SectionPreferenceCalls(PlexState state)
{
    private const string AgentParameter = "agent";
    private const string PreferencePrefix = "prefs[";

    public IEnumerable<FakeEndpoint> Endpoints() =>
    [
        new(PlexCalls.SectionPreferences, "GET", "/library/sections/{key}/prefs", List),
        new(PlexCalls.SetSection, "PUT", "/library/sections/{key}", SetSection) { TakesAnyQuery = true },
        new(PlexCalls.SetSectionPreference, "PUT", "/library/sections/{key}/prefs", SetPreference) { TakesAnyQuery = true },
    ];

    private Answer List(FakeExchange exchange) => state.Catalogue.TryGet(exchange.Route("key"), out var section)
        ? PlexReply.Container(exchange, SettingJson.Container(section.Preferences))
        : PlexReply.NotFound();

    private Answer SetSection(FakeExchange exchange)
    {
        if (!state.Catalogue.TryGet(exchange.Route("key"), out var section))
        {
            return PlexReply.NotFound();
        }

        if (exchange.Query[AgentParameter] != section.Section.Agent)
        {
            return exchange.Violate(ViolationKind.WrongParameter, $"the agent is '{exchange.Query[AgentParameter]}', not the section's own", PlexReply.BadRequest());
        }

        if (section.Section.HasCustomAgent)
        {
            return Answer.Text(400, "text/plain", $"Invalid value for agent: {section.Section.Agent}");
        }

        return Write(exchange, section, [.. Changes(exchange).Where(change => change.Key != AgentParameter).Select(Unwrapped)]);
    }

    private Answer SetPreference(FakeExchange exchange) => state.Catalogue.TryGet(exchange.Route("key"), out var section)
        ? Write(exchange, section, [.. Changes(exchange)])
        : PlexReply.NotFound();

    private static Answer Write(FakeExchange exchange, SectionState section, IReadOnlyList<KeyValuePair<string, string>> changes)
    {
        if (changes is not [var (name, value)])
        {
            return exchange.Violate(ViolationKind.WrongParameter, $"{changes.Count} preferences are written at once, not one", PlexReply.BadRequest());
        }

        if (section.Preferences.All(setting => setting.Id != name))
        {
            return exchange.Violate(ViolationKind.UnknownParameter, $"the section has no preference '{name}'", PlexReply.BadRequest());
        }

        if (value is not ("0" or "1"))
        {
            return exchange.Violate(ViolationKind.WrongParameter, $"the preference is set to '{value}', neither 0 nor 1", PlexReply.BadRequest());
        }

        section.SetPreference(name, value == "1");
        return Answer.Empty(200);
    }

    private static IEnumerable<KeyValuePair<string, string>> Changes(FakeExchange exchange) =>
        exchange.Query.Pairs.Where(pair => pair.Key != PlexHeaders.Token);

    private static KeyValuePair<string, string> Unwrapped(KeyValuePair<string, string> change) =>
        change.Key.StartsWith(PreferencePrefix, StringComparison.Ordinal) && change.Key.EndsWith(']')
            ? new(change.Key[PreferencePrefix.Length..^1], change.Value)
            : new($"{change.Key} (not in prefs[])", change.Value);
}
