namespace PreviewForge.Cli.Doctor;

/// <summary>A program is installed and new enough.</summary>
/// <param name="Program">Its command.</param>
/// <param name="Arguments">Arguments that make it say its version.</param>
/// <param name="Package">Debian package that brings it.</param>
/// <param name="LowestMajor">Lowest major version that works; 0 takes any.</param>
/// <param name="Missing">What it means when it isn't there.</param>
internal sealed record ProgramCheck(
    string Program, IReadOnlyList<string> Arguments, string Package, int LowestMajor = 0, Verdict Missing = Verdict.Bad)
{
    public async Task<Finding> RunAsync(CancellationToken cancellationToken)
    {
        var path = ProgramOutput.Find(Program);
        if (path is null || await ProgramOutput.ReadAsync(path, Arguments, cancellationToken) is not { } said)
        {
            return new Finding(Program, Missing, path is null ? "not on the PATH" : $"{path} doesn't run", $"apt-get install {Package}");
        }

        var version = said.Split('\n')[0].Trim();
        return LowestMajor == 0 || MajorOf(version) >= LowestMajor
            ? new Finding(Program, Verdict.Good, $"{version} ({path})")
            : new Finding(Program, Verdict.Bad, $"{version} ({path})", $"version {LowestMajor} or later is needed");
    }

    private static int MajorOf(string version)
    {
        var digits = version.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit).ToArray();
        return int.TryParse(digits, out var major) ? major : 0;
    }
}
