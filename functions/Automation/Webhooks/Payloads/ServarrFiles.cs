using System.Text.Json;

namespace PreviewForge.Functions.Automation.Webhooks.Payloads;

/// <summary>The files in a payload of Sonarr or Radarr. Both forms are understood at either address: people mix these up.</summary>
internal sealed class ServarrFiles(JsonElement root)
{
    private readonly JsonElement _movie = root.Object("movie");

    private string? Folder => _movie.Text("folderPath") ?? root.Object("series").Text("path");

    /// <summary>The new files. A film whose file is not named is wherever its folder is.</summary>
    public PathList Imported()
    {
        PathList paths = Named();
        if (paths.Count == 0)
        {
            paths.Add(_movie.Text("folderPath"));
        }

        return paths;
    }

    /// <summary>The files that the event is about, under their present names.</summary>
    public PathList Named()
    {
        var paths = new PathList(Files().Select(PathOf));
        if (paths.Count == 0)
        {
            paths.Add(root.Text("filePath") ?? root.Text("path"));
        }

        return paths;
    }

    /// <summary>The files that an import has replaced.</summary>
    public PathList Replaced() => new(root.Objects("deletedFiles").Concat(Files().Select(file => file.Object("previousFile"))).Select(PathOf));

    public PathList Renamed() => new(RenamedFiles().Select(PathOf));

    /// <summary>The former names.</summary>
    public PathList FormerNames()
        => new(RenamedFiles().Select(file => SenderPath.Normalize(file.Text("previousPath")) ?? SenderPath.Join(Folder, file.Text("previousRelativePath"))));

    private IEnumerable<JsonElement> Files() => [root.Object("movieFile"), root.Object("episodeFile"), .. root.Objects("episodeFiles")];

    private IEnumerable<JsonElement> RenamedFiles() => root.Objects("renamedEpisodeFiles").Concat(root.Objects("renamedMovieFiles"));

    /// <summary>Old senders name a file only from its folder on.</summary>
    private string? PathOf(JsonElement file) => SenderPath.Normalize(file.Text("path")) ?? SenderPath.Join(Folder, file.Text("relativePath"));
}
