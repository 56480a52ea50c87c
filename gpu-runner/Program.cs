using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PreviewForge.GpuRunner;
using PreviewForge.GpuRunner.Configuration;

try
{
    if (args is [DeviceListing.Argument])
    {
        return await DeviceListing.PrintAsync();
    }

    // No watch for changes of appsettings.json: there is none, and it would look at every file that is written below the current folder.
    var builder = Host.CreateApplicationBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
    builder.AddRunner();
    using var host = builder.Build();
    _ = host.Services.GetRequiredService<RunnerOptions>(); // Settings that can't work are named before anything starts.
    await host.RunAsync();
    return 0;
}
catch (OptionsValidationException invalid)
{
    await Console.Error.WriteLineAsync($"The runner can't start:{Environment.NewLine}  {string.Join(Environment.NewLine + "  ", invalid.Failures)}");
    return 2;
}
