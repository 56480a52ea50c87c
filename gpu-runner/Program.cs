using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PreviewForge.GpuRunner;
using PreviewForge.GpuRunner.Configuration;

var builder = Host.CreateApplicationBuilder(args);

builder.AddRunnerOptions();
builder.AddReporting();
builder.AddPublishing();
builder.AddExtraction();
builder.AddIntake();

try
{
    await builder.Build().RunAsync();
    return 0;
}
catch (OptionsValidationException invalid)
{
    await Console.Error.WriteLineAsync($"The runner can't start:{Environment.NewLine}  {string.Join(Environment.NewLine + "  ", invalid.Failures)}");
    return 2;
}
