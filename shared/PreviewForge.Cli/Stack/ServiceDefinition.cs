namespace PreviewForge.Cli.Stack;

/// <summary>One long-running program of the stack, and how to see that it serves.</summary>
/// <param name="Name">Short name, used for its log and pid file.</param>
/// <param name="Command">Program and arguments.</param>
/// <param name="Environment">Variables on top of the inherited ones.</param>
/// <param name="HealthUrl">An address that answers, with any status below 500, once the service is up; null when there is none.</param>
internal sealed record ServiceDefinition(
    string Name, IReadOnlyList<string> Command, IReadOnlyDictionary<string, string> Environment, Uri? HealthUrl = null);
