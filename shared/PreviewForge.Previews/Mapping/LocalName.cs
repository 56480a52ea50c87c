namespace PreviewForge.Previews.Mapping;

/// <param name="Path">What a path of a media server may be called here.</param>
/// <param name="By">The mapping that makes it so; null when none fits, and the path is its own name.</param>
public sealed record LocalName(string Path, PathMapping? By);
