using System.CommandLine;
using System.CommandLine.Help;
using PreviewForge.Cli.Doctor;
using PreviewForge.Cli.Preview;
using PreviewForge.Cli.Rest;
using PreviewForge.Cli.Stack;
using PreviewForge.Cli.Up;

namespace PreviewForge.Cli;

/// <summary>The command line of <c>./forge</c>, as far as it isn't bash.</summary>
internal static class ForgeCommand
{
    /// <summary>Time for the services to end after Ctrl-C or SIGTERM.</summary>
    private static readonly TimeSpan ShutdownTime = TimeSpan.FromSeconds(60);

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var root = new Command("./forge", "Seek-bar previews for videos.") { new HelpOption(), PreviewCommand.Create(), UpCommand.Create(), DoctorCommand.Create() };
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            Console.Error.WriteLine(string.Join('\n', parsed.Errors.Select(error => error.Message)));
            return ExitCode.CannotRun;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = ShutdownTime,
            });
        }
        catch (Exception e) when (e is StackException or ApiException or FileNotFoundException)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode.CannotRun;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
    }
}
