namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>How a vendor's ids look. Ids of generated items say which they are, so that nothing has to be kept.</summary>
internal abstract class IdScheme
{
    /// <summary>A new id for an item at a path.</summary>
    public abstract string Next(string path);

    /// <summary>The id of a generated item.</summary>
    public abstract string Generated(int set, int index);

    /// <summary>Which generated item an id means; null when it means none.</summary>
    public abstract (int Set, int Index)? ReadGenerated(string id);

    /// <summary>An id as the vendor compares it.</summary>
    public abstract string Normalize(string id);
}
