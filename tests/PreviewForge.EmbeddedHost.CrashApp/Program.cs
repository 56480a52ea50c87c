using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// An app that a test kills again and again. It works in the folder CRASH_DIR and ends by itself when its orchestration has ended.
FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddHostedService<PreviewForge.EmbeddedHost.CrashApp.Conductor>();
await builder.Build().RunAsync();
