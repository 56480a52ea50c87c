namespace PreviewForge.GpuRunner.Hardware.Detection;

/// <summary>A piece of hardware that might decode, and how we know.</summary>
/// <param name="Id">See <see cref="DecodeDevice.Id"/>.</param>
/// <param name="Vendor">For a program: <c>nvidia</c>, <c>intel</c>, <c>amd</c>, <c>apple</c>, <c>windows</c>, <c>arm</c>, <c>videocore</c>, <c>unknown</c>.</param>
/// <param name="Name">For a person.</param>
/// <param name="Driver">Name and version of what drives it; empty when nobody knows.</param>
/// <param name="Evidence">What was looked at and what was answered, in order.</param>
internal sealed record FoundDevice(string Id, string Vendor, string Name, string Driver, IReadOnlyList<string> Evidence)
{
    /// <summary>As what ffmpeg would use it; null when this program knows no way.</summary>
    public DecodeDevice? Device { get; init; }

    /// <summary>Why it can't be used; null when nothing speaks against it.</summary>
    public string? Problem { get; init; }

    /// <summary>What a person can do about it.</summary>
    public string? Advice { get; init; }

    public bool IsUsable => Device is not null && Problem is null;

    public FoundDevice Seen(string evidence) => this with { Evidence = [.. Evidence, evidence] };
}
