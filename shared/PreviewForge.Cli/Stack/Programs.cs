namespace PreviewForge.Cli.Stack;

/// <summary>Where the programs of the stack lie: beside this one in the source tree, built in the same configuration.</summary>
/// <param name="Azurite">Azurite's start script for Node.</param>
/// <param name="FunctionApp">The function app with the embedded host.</param>
/// <param name="Runner">The runner.</param>
internal sealed record Programs(string Azurite, string FunctionApp, string Runner)
{
    /// <exception cref="StackException">This program doesn't run from the source tree.</exception>
    public static Programs Locate()
    {
        var output = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var root = output;
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "PreviewForge.sln")))
        {
            root = root.Parent;
        }

        if (root is null)
        {
            throw new StackException($"{output.FullName} is not in a PreviewForge source tree; start ./forge from there.");
        }

        var built = Path.Combine("bin", output.Parent!.Name, output.Name);
        return new Programs(
            Path.Combine(root.FullName, "shared/PreviewForge.Cli/azurite/node_modules/azurite/dist/src/azurite.js"),
            Path.Combine(root.FullName, "functions", built, "PreviewForge.Functions.dll"),
            Path.Combine(root.FullName, "gpu-runner", built, "PreviewForge.GpuRunner.dll"));
    }

    /// <exception cref="StackException">A program isn't there.</exception>
    public void Require()
    {
        if (new[] { Azurite, FunctionApp, Runner }.FirstOrDefault(file => !File.Exists(file)) is { } missing)
        {
            throw new StackException($"{missing} is not there; './forge doctor' installs and builds what is missing.");
        }
    }
}
