using System.Globalization;
using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.Plex.Library;
using PreviewForge.FakeServers.Plex.Wire;

namespace PreviewForge.FakeServers.Plex.Calls;

/// <summary>The list of libraries, and nudges.</summary>
internal sealed class SectionCalls(PlexState state, Action<PlexRefresh> refresh, TimeProvider time)
{
    public IEnumerable<FakeEndpoint> Endpoints() =>
    [
        new(PlexCalls.Sections, "GET", "/library/sections", List),
        new(PlexCalls.Refresh, "GET", "/library/sections/{key}/refresh", Refresh) { Query = [QueryRule.Optional("path").NotBlank()] },
    ];

    private Answer List(FakeExchange exchange)
    {
        var sections = state.Catalogue.Sections.Select(section => section.Section).ToList();
        var nextLocation = 1;
        return PlexReply.Container(exchange, new JsonObject
        {
            ["size"] = sections.Count,
            ["Directory"] = new JsonArray([.. sections.Select(section => (JsonNode)Directory(section, ref nextLocation))]),
        });
    }

    private static JsonObject Directory(PlexSection section, ref int nextLocation)
    {
        var locations = new JsonArray();
        foreach (var path in section.Locations)
        {
            locations.Add(new JsonObject { ["id"] = nextLocation++, ["path"] = path });
        }

        return new JsonObject
        {
            ["key"] = section.Key,
            ["title"] = section.Title,
            ["type"] = section.Type.ToString().ToLower(CultureInfo.InvariantCulture),
            ["agent"] = section.Agent,
            ["Location"] = locations,
        };
    }

    private Answer Refresh(FakeExchange exchange)
    {
        if (!state.Catalogue.TryGet(exchange.Route("key"), out var section))
        {
            return PlexReply.NotFound();
        }

        var folder = exchange.Query["path"];
        if (folder is not null && !section.Section.Locations.Any(location => ServerPath.IsWithin(folder, location)))
        {
            return exchange.Violate(ViolationKind.WrongParameter, $"the folder '{folder}' lies in no location of the section", Answer.Empty(200));
        }

        refresh(new PlexRefresh(time.GetUtcNow(), section.Section.Key, folder));
        return Answer.Empty(200);
    }
}
