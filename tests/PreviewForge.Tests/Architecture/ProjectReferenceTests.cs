using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace PreviewForge.Tests.Architecture;

/// <summary>Dependencies point one way.</summary>
public sealed class ProjectReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["PreviewForge.Contracts"] = [],
        ["PreviewForge.Previews"] = [],
        ["PreviewForge.EmbeddedHost"] = [],
        ["PreviewForge.FakeServers"] = [],
        ["PreviewForge.Cli"] = ["PreviewForge.Contracts", "PreviewForge.FakeServers"],
        ["PreviewForge.GpuRunner"] = ["PreviewForge.Contracts", "PreviewForge.Previews"],
        ["PreviewForge.Functions"] = ["PreviewForge.Contracts", "PreviewForge.Previews", "PreviewForge.EmbeddedHost"],
    };

    public static TheoryData<string> Projects => [.. ProjectFiles().Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_no_other_of_ours_than_it_may(string project)
    {
        var file = ProjectFiles().Single(file => Path.GetFileNameWithoutExtension(file) == project);
        // What is only built along, to be started as a process, is not seen by the project.
        var references = XDocument.Load(file).Descendants("ProjectReference")
            .Where(reference => reference.Attribute("ReferenceOutputAssembly")?.Value != "false")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

        Assert.True(Allowed.ContainsKey(project), $"Say here what {project} may reference.");
        Assert.Empty(references.Except(Allowed[project]));
    }

    [Fact]
    public void The_format_library_takes_nothing_but_the_base_library_and_Skia()
    {
        var foreign = Assembly.Load("PreviewForge.Previews").GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name != "SkiaSharp");

        Assert.Empty(foreign);
    }

    [Fact]
    public void The_contracts_take_nothing_but_the_base_library() =>
        Assert.All(Assembly.Load("PreviewForge.Contracts").GetReferencedAssemblies(), reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));

    [Fact]
    public void The_runner_knows_neither_the_database_nor_the_host() => Assert.DoesNotContain(
        Assembly.Load("PreviewForge.GpuRunner").GetReferencedAssemblies(),
        reference => reference.Name!.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
            || reference.Name is "PreviewForge.Functions" or "PreviewForge.EmbeddedHost");

    private static IEnumerable<string> ProjectFiles([CallerFilePath] string here = "")
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
        return new[] { "functions", "gpu-runner", "shared" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.csproj", SearchOption.AllDirectories));
    }
}
