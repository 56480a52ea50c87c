using Spectre.Console;

namespace PreviewForge.Cli;

/// <summary>The console of this process.</summary>
internal static class Terminal
{
    private const int WidthOfPipes = 160;

    public static IAnsiConsole Create()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings());
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = WidthOfPipes;
        }

        return console;
    }

    /// <summary>True when text can be drawn over in place.</summary>
    public static bool IsInteractive(IAnsiConsole console) => !Console.IsOutputRedirected && console.Profile.Capabilities.Ansi;
}
