using Microsoft.Data.Sqlite;

namespace PreviewForge.EmbeddedHost.Durable.Store;

/// <summary>Opens connections to the store's file.</summary>
internal sealed class StoreFile(string path)
{
    /// <summary>Every commit is on disk before anybody hears of it; readers don't wait for the writer.</summary>
    private const string Pragmas =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;";

    public string Path { get; } = path;

    public SqlSession Open()
    {
        SqliteConnectionStringBuilder text = new() { DataSource = Path, Pooling = false };
        SqliteConnection connection = new(text.ConnectionString);
        connection.Open();
        SqlSession session = new(connection);
        session.Execute(Pragmas);
        return session;
    }

    /// <summary>Makes folder and file; inputs of orchestrations may be private, so the file is for its owner alone.</summary>
    public void Create()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!);
        if (!File.Exists(Path))
        {
            FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            new FileStream(Path, options).Dispose();
        }
    }
}
