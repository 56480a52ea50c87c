using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace PreviewForge.Tests.Architecture;

/// <summary>One property chooses between our host and Microsoft's, and never does a build take from both.</summary>
public sealed class FunctionsHostTests
{
    private static readonly string[] Official =
    [
        "Microsoft.Azure.Functions.Worker",
        "Microsoft.Azure.Functions.Worker.Extensions.DurableTask",
        "Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore",
        "Microsoft.Azure.Functions.Worker.Extensions.Storage.Queues",
        "Microsoft.Azure.Functions.Worker.Extensions.Timer",
        "Microsoft.Azure.Functions.Worker.Sdk",
    ];

    [Fact]
    public async Task By_default_the_app_is_built_on_our_host_alone()
    {
        Evaluation app = await EvaluateAsync(null);

        Assert.Contains("PreviewForge.EmbeddedHost", app.Projects);
        Assert.DoesNotContain(app.Packages, IsOfficial);
    }

    [Fact]
    public async Task On_the_official_host_the_app_takes_all_of_Microsofts_packages_and_nothing_of_ours()
    {
        Evaluation app = await EvaluateAsync("azure");

        Assert.DoesNotContain("PreviewForge.EmbeddedHost", app.Projects);
        Assert.Equal(Official, app.Packages.Where(IsOfficial).Order(StringComparer.Ordinal));
        Assert.All(Official, package => Assert.Contains(package, app.Versioned));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("azure")]
    public async Task The_host_settings_lie_beside_the_app_on_either_host(string? host)
        => Assert.Contains("host.json", (await EvaluateAsync(host)).Copied);

    private static bool IsOfficial(string package) => package.StartsWith("Microsoft.Azure.Functions.", StringComparison.Ordinal);

    private static async Task<Evaluation> EvaluateAsync(string? host, [CallerFilePath] string here = "")
    {
        string project = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "functions", "PreviewForge.Functions.csproj"));
        string[] choice = host is null ? [] : [$"-p:FunctionsHost={host}"];
        using Process msbuild = Process.Start(new ProcessStartInfo(
            "dotnet", ["msbuild", project, "-getItem:PackageReference,PackageVersion,ProjectReference,None", .. choice]) { RedirectStandardOutput = true })!;
        string answer = await msbuild.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await msbuild.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, msbuild.ExitCode);
        return new Evaluation(JsonDocument.Parse(answer).RootElement.GetProperty("Items"));
    }

    private sealed class Evaluation(JsonElement items)
    {
        public string[] Packages => Of("PackageReference", "Identity");

        public string[] Versioned => Of("PackageVersion", "Identity");

        public string[] Projects => Of("ProjectReference", "Filename");

        /// <summary>Names of the files that are copied into the output folder.</summary>
        public string[] Copied =>
        [
            .. items.GetProperty("None").EnumerateArray()
                .Where(item => item.TryGetProperty("CopyToOutputDirectory", out JsonElement copy) && copy.GetString() == "PreserveNewest")
                .Select(item => item.GetProperty("Link").GetString()!),
        ];

        private string[] Of(string kind, string member) => [.. items.GetProperty(kind).EnumerateArray().Select(item => item.GetProperty(member).GetString()!)];
    }
}
