namespace PreviewForge.Cli.Demo;

/// <summary>What a person can do with a running demo, as lines that can be copied into a shell.</summary>
/// <param name="App">Address of the app.</param>
/// <param name="Token">Token of its REST API.</param>
/// <param name="Servers">The servers that run beside it.</param>
internal sealed record DemoGuide(Uri App, string Token, IReadOnlyList<DemoServer> Servers)
{
    private const string Authorization = "-H \"Authorization: Bearer $token\"";

    public IEnumerable<string> Lines() =>
    [
        $"PreviewForge serves on {App} until Ctrl-C.",
        "Three pretended servers share the same films, each under a name of its own:",
        .. Servers.Select(Describe),
        "",
        "Make previews for all of them; one read of each film serves all:",
        $"  token={Token}",
        $"  job=$(curl -s {Authorization} -H 'Content-Type: application/json' -d '{{}}' {App}api/jobs | {Member("id")})",
        "",
        "See how far it is, and then what each server got: published, registered, verified, or why not yet:",
        $"  curl -s {Authorization} {App}api/jobs/$job",
        $"  curl -s {Authorization} {App}api/jobs/$job/files",
        "",
        "At the first time, Plex hasn't analysed the last film yet: the job waits, and a try a minute later mends it (POST …/retry-now skips the wait).",
        "",
        "Look at what players would get:",
        .. Servers.SelectMany(server => server.Looks.Select(look => (Server: server.Entry.Name, Look: look))).SelectMany(each => new[]
        {
            $"  # {each.Server}: {each.Look.Meaning}",
            $"  {each.Look.Command}",
        }),
    ];

    private static string Describe(DemoServer server) =>
        $"  {server.Entry.Name,-14}  {server.Entry.Url}  token {server.Entry.Token}  {server.Entry.Shelf.ServerFolder} = {server.Entry.Shelf.LocalFolder}";

    private static string Member(string name) => $"python3 -c 'import json,sys; print(json.load(sys.stdin)[\"{name}\"])'";
}
