using System.Text;

namespace PreviewForge.EmbeddedHost.CrashApp;

/// <summary>What the app did to the world, in files that survive it.</summary>
internal static class Journal
{
    private static readonly Lock Gate = new();

    private static string Folder => Environment.GetEnvironmentVariable("CRASH_DIR") ?? throw new InvalidOperationException("CRASH_DIR is not set.");

    public static void Write(string effect)
    {
        lock (Gate)
        {
            using FileStream file = new(Path.Combine(Folder, "journal.txt"), FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            file.Write(Encoding.UTF8.GetBytes(effect + "\n"));
        }
    }

    public static void Result(string text)
    {
        string path = Path.Combine(Folder, "result.txt");
        File.WriteAllText(path + ".part", text);
        File.Move(path + ".part", path, overwrite: true);
    }
}
