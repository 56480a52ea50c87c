namespace PreviewForge.Functions.Automation.Webhooks.Debounce;

/// <summary>Where a batch stands; the entity is told each time that it moves.</summary>
/// <param name="JobId">Its job.</param>
/// <param name="FireAt">When its quiet period ends.</param>
/// <param name="Count">Files and items in it.</param>
/// <param name="FirstTitle">For people.</param>
public sealed record BatchNews(Guid JobId, DateTimeOffset FireAt, int Count, string FirstTitle);
