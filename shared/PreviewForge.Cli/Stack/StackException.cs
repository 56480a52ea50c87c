namespace PreviewForge.Cli.Stack;

/// <summary>The stack can't do its work; the message says what happened and what to do, for the person at the terminal.</summary>
internal sealed class StackException(string message) : Exception(message);
