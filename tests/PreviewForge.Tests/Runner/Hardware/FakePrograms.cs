using PreviewForge.GpuRunner.Hardware.Detection;

namespace PreviewForge.Tests.Runner.Hardware;

/// <summary>Programs that answer as recorded; what nobody scripted is not installed.</summary>
internal sealed class FakePrograms : IPrograms
{
    private readonly List<(string Program, string Part, ProgramAnswer Answer)> _answers = [];

    /// <summary>Every command line, in order.</summary>
    public List<string> Asked { get; } = [];

    public List<IReadOnlyDictionary<string, string>> Environments { get; } = [];

    /// <summary>Answers a command whose arguments hold a text; what was scripted last counts.</summary>
    public FakePrograms On(string program, string part, int exitCode, string output = "", string errors = "")
    {
        _answers.Insert(0, (program, part, new ProgramAnswer(exitCode, Lines(output), Lines(errors))));
        return this;
    }

    public Task<ProgramAnswer> AskAsync(
        string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        var line = string.Join(' ', arguments);
        var seen = line + string.Concat(environment.Select(variable => $" {variable.Key}={variable.Value}"));
        lock (Asked)
        {
            Asked.Add($"{program} {line}");
            Environments.Add(environment);
        }

        var known = _answers.FirstOrDefault(answer => answer.Program == program && seen.Contains(answer.Part, StringComparison.Ordinal));
        return Task.FromResult(known.Answer
            ?? new ProgramAnswer(null, [], [$"The program {program} is not there."]) { IsMissing = _answers.All(answer => answer.Program != program) });
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
