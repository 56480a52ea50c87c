namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>What tests set up and look at.</summary>
public abstract partial class FakeMediaBrowser
{
    public string ServerId { get => Read(() => State.ServerId); set => Change(() => State.ServerId = value); }

    public string ServerName { get => Read(() => State.ServerName); set => Change(() => State.ServerName = value); }

    /// <summary>What the server says its version is; how it behaves stays as it was made.</summary>
    public string Version { get => Read(() => State.Version); set => Change(() => State.Version = value); }

    /// <summary>Where the server's paths really are.</summary>
    public ServerDisk Disk => State.Disk;

    /// <summary>When the server looks at paths that it is told of; at once unless said otherwise.</summary>
    public Indexing Indexing { get => Read(() => _updates.Indexing); set => Change(() => _updates.Indexing = value); }

    /// <summary>How long a file runs that a scan takes up; asked with the local path. Ten minutes unless said otherwise.</summary>
    public Func<string, TimeSpan> RunTimeOf { get => Read(() => State.RunTimeOf); set => Change(() => State.RunTimeOf = value); }

    /// <summary>How long a task runs; not at all unless said otherwise.</summary>
    public TimeSpan TasksTake { get => Read(() => _tasks.Takes); set => Change(() => _tasks.Takes = value); }

    /// <summary>All paths that the server was told of; a copy.</summary>
    public IReadOnlyList<PathUpdate> PathUpdates => Read(() => _updates.All.ToList());

    /// <summary>Those that it hasn't looked at yet; a copy.</summary>
    public IReadOnlyList<PathUpdate> PendingUpdates => Read(() => _updates.Pending.ToList());

    /// <summary>A copy.</summary>
    public IReadOnlyList<FakeLibrary> Libraries => Read(() => State.Libraries.ToList());

    /// <summary>All items but the generated ones; a copy.</summary>
    public IReadOnlyList<LibraryItem> Items => Read(() => State.Catalogue.Items.ToList());

    /// <summary>True while the server starts: it answers 503 to nearly everything.</summary>
    public bool IsLoading { get => Read(() => State.IsLoading); set => Change(() => State.IsLoading = value); }

    /// <summary>Lets somebody play something, once for each; what played before has ended.</summary>
    public void Play(params IReadOnlyList<FakePlayback> playing) => Change(() =>
    {
        State.Playing.Clear();
        State.Playing.AddRange(playing);
    });

    /// <summary>Somebody who can sign in.</summary>
    public FakeUser AddUser(string name, string password, bool isAdministrator = true) =>
        AddUser(new FakeUser(GuidIds.Of("user:" + name), name, password, isAdministrator));

    public FakeUser AddUser(FakeUser user)
    {
        Change(() => State.Accounts.Add(user));
        return user;
    }

    /// <summary>A token that has no user but may do everything.</summary>
    /// <param name="app">What it is for.</param>
    /// <param name="token">A new one when null.</param>
    public string AddApiKey(string app, string? token = null) => Read(() => State.Accounts.AddKey(app, Time.GetUtcNow(), token).Token);

    /// <summary>Ends a token or an API key, as an administrator would.</summary>
    public void Revoke(string token) => Change(() => State.Accounts.Revoke(token));

    /// <summary>A library, with the vendor's default options.</summary>
    /// <param name="name">For people.</param>
    /// <param name="collectionType"><c>movies</c>, <c>tvshows</c>, <c>music</c>, …; null for mixed content.</param>
    /// <param name="locations">Folders as the server sees them.</param>
    public FakeLibrary AddLibrary(string name, string? collectionType, params IReadOnlyList<string> locations) =>
        Read(() => State.AddLibrary(name, collectionType, locations));

    /// <summary>Puts a file into a library, whether it is on the disk or not, and without what a scan would do besides.</summary>
    /// <returns>The item that it became or, as another version, joined.</returns>
    public LibraryItem Add(FakeLibrary library, MediaSeed seed) => Read(() => _builder.Add(library, seed));

    public LibraryItem Add(FakeLibrary library, string path) => Add(library, new MediaSeed(path));

    /// <summary>
    /// Any number of films that take no memory, named <c>Film 000000 (1950)</c> and on, each a minute older than the one before.
    /// </summary>
    public void AddGeneratedMovies(FakeLibrary library, int count) =>
        Change(() => State.Catalogue.Generate(library, count, Time.GetUtcNow()));

    /// <summary>The item with an id, which may be that of a version; null when there is none.</summary>
    public LibraryItem? Find(string id) => Read(() => State.Catalogue.Find(id));

    /// <summary>The item at a path of the server; null when there is none.</summary>
    public LibraryItem? FindByPath(string path) => Read(() => State.Catalogue.FindByPath(path));

    /// <summary>Lets the server look at a path now, be it a file or a folder.</summary>
    public void IndexNow(string path) => Change(() => _updates.Index(path));

    /// <summary>Lets the server look at all libraries.</summary>
    public void ScanNow() => Change(_scanner.ScanAll);

    /// <exception cref="InvalidOperationException">There is no task with this key.</exception>
    public FakeTask FindTask(string key) => Read(() => _tasks.Tasks.First(task => task.Key == key));

    /// <summary>Starts a task, as its trigger would.</summary>
    public void StartTask(string key) => Change(() => _tasks.Start(_tasks.Tasks.First(task => task.Key == key)));

    private protected void Change(Action change)
    {
        lock (Gate)
        {
            change();
        }
    }

    private protected T Read<T>(Func<T> read)
    {
        lock (Gate)
        {
            return read();
        }
    }
}
