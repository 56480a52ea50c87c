using System.CommandLine;
using Spectre.Console;

namespace PreviewForge.Cli.Doctor;

/// <summary><c>forge doctor</c>.</summary>
internal static class DoctorCommand
{
    private static readonly ProgramCheck[] Programs =
    [
        new("dotnet", ["--version"], "dotnet-sdk-10.0 (or https://dot.net/download)", LowestMajor: 10),
        new("node", ["--version"], "nodejs", LowestMajor: 20),
        new("npm", ["--version"], "npm"),
        new("ffmpeg", ["-version"], "ffmpeg"),
        new("ffprobe", ["-version"], "ffmpeg"),
        new("bash", ["--version"], "bash", LowestMajor: 5),
        new("setsid", ["--version"], "util-linux"),
        new("python3", ["--version"], "python3 (tests only)", Missing: Verdict.Limited),
        new("curl", ["--version"], "curl (tests only)", Missing: Verdict.Limited),
    ];

    public static Command Create()
    {
        var state = StateOption.Create();
        var command = new Command("doctor", "Checks every prerequisite, with evidence and the fix.") { state };
        command.SetAction(async (parsed, cancellationToken) =>
            Print(await ExamineAsync(parsed.GetValue(state)!, cancellationToken), Terminal.Create()));
        return command;
    }

    internal static async Task<IReadOnlyList<Finding>> ExamineAsync(string state, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        foreach (var check in Programs)
        {
            findings.Add(await check.RunAsync(cancellationToken));
        }

        findings.AddRange(await FfmpegCheck.RunAsync(cancellationToken));
        findings.AddRange(await HardwareCheck.RunAsync(Stack.Programs.Locate().Runner, cancellationToken));
        findings.AddRange(MachineCheck.Run(state));
        return findings;
    }

    private static int Print(IReadOnlyList<Finding> findings, IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("").AddColumn("Checked").AddColumn("Found").AddColumn("Fix");
        foreach (var finding in findings)
        {
            var (word, colour) = finding.Verdict switch
            {
                Verdict.Good => ("good", Color.Green),
                Verdict.Limited => ("limited", Color.Yellow),
                _ => ("bad", Color.Red),
            };
            table.AddRow(
                new Text(word, new Style(colour)), new Text(finding.Subject), new Text(finding.Evidence), new Text(finding.Fix ?? ""));
        }

        console.Write(table);
        return findings.Any(finding => finding.Verdict == Verdict.Bad) ? ExitCode.SomeFailed : ExitCode.Fine;
    }
}
