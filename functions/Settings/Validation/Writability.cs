namespace PreviewForge.Functions.Settings.Validation;

/// <summary>Finds out whether we may write: only trying tells the truth about owners, lists of rights and read-only mounts.</summary>
internal static class Writability
{
    public static bool Of(string folder)
    {
        try
        {
            string probe = Path.Combine(folder, $".previewforge-{Guid.NewGuid():N}.tmp");
            using var file = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
