using System.Diagnostics;
using System.Globalization;

namespace PreviewForge.Benchmarks.Extraction.Delay;

/// <summary>A slow share made of a fast disk: a small library that is loaded into every program and holds up its reads of the material.</summary>
internal static class DelayLayer
{
    /// <summary>Compiles the library.</summary>
    /// <param name="folder">For the library.</param>
    /// <param name="material">Reads of files below this folder are held up.</param>
    /// <param name="milliseconds">By so much.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Variables for the environment of the programs.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> MakeAsync(
        string folder, string material, int milliseconds, CancellationToken cancellationToken)
    {
        var library = Path.Combine(folder, "delay.so");
        using var compiler = Process.Start("gcc", ["-O2", "-shared", "-fPIC", "-o", library, Path.Combine(AppContext.BaseDirectory, "delay.c"), "-ldl"]);
        await compiler.WaitForExitAsync(cancellationToken);
        return compiler.ExitCode is 0
            ? new Dictionary<string, string>
            {
                ["LD_PRELOAD"] = library,
                ["DELAY_FOLDER"] = material,
                ["DELAY_MS"] = milliseconds.ToString(CultureInfo.InvariantCulture),
            }
            : throw new InvalidOperationException("gcc could not compile delay.c.");
    }
}
