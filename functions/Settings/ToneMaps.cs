using PreviewForge.Contracts.Work;

namespace PreviewForge.Functions.Settings;

/// <summary>The names of tone mappings in settings: lower case.</summary>
internal static class ToneMaps
{
    /// <summary>What is wrong with every other name; follows the name of the key.</summary>
    public const string Complaint = "must be one of hable, reinhard, mobius, clip, gamma, linear";

    /// <summary>Trimmed, in any case; null for what is none.</summary>
    public static ToneMap? Parse(string name)
        => Enum.TryParse(name.Trim(), ignoreCase: true, out ToneMap toneMap) && !int.TryParse(name, out _) ? toneMap : null;

    public static string Text(ToneMap toneMap) => toneMap.ToString().ToLowerInvariant();
}
