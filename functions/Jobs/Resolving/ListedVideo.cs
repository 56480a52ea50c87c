using PreviewForge.Functions.MediaServers.Catalog;

namespace PreviewForge.Functions.Jobs.Resolving;

/// <summary>A file that a server listed, under our name.</summary>
/// <param name="Path">Absolute path as the runner sees it.</param>
/// <param name="ServerId">Who listed it.</param>
/// <param name="Item">What it said of the file.</param>
internal sealed record ListedVideo(string Path, string ServerId, ServerItem Item);
