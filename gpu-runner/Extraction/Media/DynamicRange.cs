namespace PreviewForge.GpuRunner.Extraction.Media;

/// <summary>How brightness is coded (ITU-R BT.2100).</summary>
internal enum DynamicRange
{
    Standard,

    /// <summary>Perceptual quantiser, SMPTE ST 2084: HDR10 and its kin, and the base layer of Dolby Vision 7 and 8.1.</summary>
    Pq,

    /// <summary>Hybrid log-gamma, ARIB STD-B67; also the base layer of Dolby Vision 8.4.</summary>
    Hlg,

    /// <summary>
    /// Dolby Vision without a base layer that anything else can show, such as profile 5: its colours are in another order
    /// (IPT), and look green and violet when taken for luma and chroma.
    /// </summary>
    DolbyVision,
}
