namespace PreviewForge.GpuRunner.Extraction.Diagnosis;

/// <summary>What kind of failure ended a try; decides what is worth trying next.</summary>
internal enum FailureClass
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>The program is missing.</summary>
    NotStarted,

    /// <summary>It crashed: a decoder or a driver hit memory that isn't its own, or gave up.</summary>
    Crash,

    /// <summary>Somebody ended it; the system does that when memory is short.</summary>
    Killed,

    /// <summary>It made no progress.</summary>
    Stalled,

    /// <summary>It took too long.</summary>
    TooSlow,

    /// <summary>The device, or ffmpeg, can't decode the codec.</summary>
    Codec,

    /// <summary>The hardware decoder or its driver failed while decoding.</summary>
    HardwareRuntime,

    /// <summary>The Dolby Vision metadata can't be read.</summary>
    DolbyVision,

    /// <summary>The tone mapping can't convert these colours.</summary>
    Colour,

    /// <summary>The storage failed.</summary>
    Storage,

    /// <summary>The container's index points to something else than keyframes.</summary>
    WrongIndex,

    /// <summary>ffmpeg ended well, but pictures are missing, or there are some that nobody asked for.</summary>
    WrongPictures,

    /// <summary>Nothing failed: another device is better for the video.</summary>
    NotChosen,

    /// <summary>Most slots are too far from their keyframe.</summary>
    FarApart,
}
