namespace PreviewForge.Functions.Settings;

/// <summary>What is wrong with <c>settings.json</c>.</summary>
public enum SettingsFault
{
    /// <summary>It is there and can't be read.</summary>
    Unreadable,

    /// <summary>A newer version of the app wrote it.</summary>
    Newer,

    /// <summary>It can't be written.</summary>
    Unsaved,
}
