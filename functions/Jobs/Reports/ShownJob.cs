using PreviewForge.Functions.Automation.Webhooks.Pending;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Reports;

/// <param name="Job">The job.</param>
/// <param name="Tally">Its videos, counted.</param>
/// <param name="Webhooks">What webhooks announced for it.</param>
public sealed record ShownJob(JobRow Job, JobTally Tally, WebhookConfig Webhooks);
