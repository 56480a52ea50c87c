using Microsoft.Azure.Functions.Worker.Builder;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Automation.QuietHours;
using PreviewForge.Functions.Automation.Schedules;
using PreviewForge.Functions.Automation.Webhooks;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.MediaServers;
using PreviewForge.Functions.Runners;
using PreviewForge.Functions.Security;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.AddApi().AddSecurity();
builder.AddSettings().AddStorage().AddMediaServers().AddRunners().AddJobs().AddLive().AddWebhooks();
builder.AddWebhookReceiving();
builder.AddSchedules().AddQuietHours();

return await builder.Build().RunUpgradedAsync();
