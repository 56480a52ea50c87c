using System.CommandLine;
using PreviewForge.Cli.Stack;

namespace PreviewForge.Cli;

/// <summary><c>--state DIR</c>: another folder for what the stack keeps.</summary>
internal static class StateOption
{
    public static Option<string> Create() => new("--state")
    {
        Description = "Folder for logs, storage and settings of the stack.",
        HelpName = "DIR",
        DefaultValueFactory = _ => StateRoot.Default,
    };
}
