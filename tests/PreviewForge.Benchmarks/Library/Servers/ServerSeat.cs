namespace PreviewForge.Benchmarks.Library.Servers;

/// <summary>One fake, as a client needs to know it.</summary>
/// <param name="Type">As in the settings.</param>
/// <param name="Url">The address.</param>
/// <param name="Token">An API key.</param>
/// <param name="LibraryId">Its one library.</param>
internal sealed record ServerSeat(string Type, Uri Url, string Token, string LibraryId);

/// <summary>What the fakes had to do since they were asked last.</summary>
/// <param name="CpuSeconds">Of their process.</param>
/// <param name="Calls">By server type, then by endpoint.</param>
/// <param name="Violations">What no vendor knows.</param>
internal sealed record ServerAccount(double CpuSeconds, IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Calls, IReadOnlyList<string> Violations);
