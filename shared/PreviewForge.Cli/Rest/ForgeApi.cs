using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;

namespace PreviewForge.Cli.Rest;

/// <summary>
/// The part of the REST API that a preview run needs. The app may be killed and started again at any moment, so a call that
/// finds nobody, or only half an answer, is repeated for some time.
/// </summary>
internal sealed class ForgeApi(HttpClient http, TimeProvider time) : IDisposable
{
    private const int FilesPerPage = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan PerTry = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public static ForgeApi Connect(Uri address, string? token, TimeProvider time)
    {
        var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.FromMinutes(1) })
        {
            BaseAddress = address,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new ForgeApi(http, time);
    }

    /// <summary>
    /// Submits the one job of this stack. When an answer was lost, the job is looked for before it is submitted again:
    /// a fresh stack holds no other.
    /// </summary>
    public Task<Job> SubmitAsync(ManualJob job, CancellationToken cancellationToken)
    {
        var repeated = false;
        return PersistAsync(async limit =>
        {
            if (repeated && (await GetOnceAsync("api/jobs", RestJson.Default.JobList, limit)).Jobs is [var earlier, ..])
            {
                return earlier;
            }

            repeated = true;
            using var response = await http.PostAsJsonAsync("api/jobs/manual", job, RestJson.Default.ManualJob, limit);
            return await ReadAsync(response, RestJson.Default.Job, limit);
        }, cancellationToken);
    }

    public Task<Job> JobAsync(string id, CancellationToken cancellationToken) =>
        PersistAsync(limit => GetOnceAsync($"api/jobs/{id}", RestJson.Default.Job, limit), cancellationToken);

    /// <summary>All rows of a job; the flag says that the app itself kept only a part.</summary>
    public async Task<(IReadOnlyList<FileRow> Rows, bool Truncated)> FilesAsync(string id, CancellationToken cancellationToken)
    {
        var rows = new List<FileRow>();
        FilePage page;
        var number = 1;
        do
        {
            var path = FormattableString.Invariant($"api/jobs/{id}/files?page={number}&per_page={FilesPerPage}");
            page = await PersistAsync(limit => GetOnceAsync(path, RestJson.Default.FilePage, limit), cancellationToken);
            rows.AddRange(page.Files.Where(row => row.File.Length > 0));
        }
        while (number++ < page.TotalPages);
        return (rows, page.ListTruncated);
    }

    /// <summary>Asks once that a job be cancelled; whether it worked doesn't matter to someone who leaves.</summary>
    public async Task TryCancelAsync(string id, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience, time);
        try
        {
            using var response = await http.PostAsync($"api/jobs/{id}/cancel", content: null, limit.Token);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<T> GetOnceAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(path, cancellationToken);
        return await ReadAsync(response, type, cancellationToken);
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        if (response.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError)
        {
            var said = await response.Content.ReadAsStringAsync(cancellationToken);
            throw new ApiException($"The app refused {response.RequestMessage?.RequestUri?.AbsolutePath}: {(int)response.StatusCode} {said}");
        }

        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync(type, cancellationToken)
            ?? throw new ApiException($"The app answered {response.RequestMessage?.RequestUri?.AbsolutePath} with nothing.");
    }

    private async Task<T> PersistAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(PerTry);
            try
            {
                return await call(limit.Token);
            }
            catch (Exception e) when (IsOutage(e) && !cancellationToken.IsCancellationRequested)
            {
                if (time.GetElapsedTime(started) > Patience)
                {
                    throw new ApiException($"The app at {http.BaseAddress} didn't answer for {Patience.TotalSeconds:0} s: {e.Message}");
                }
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private static bool IsOutage(Exception e) =>
        e is HttpRequestException or OperationCanceledException or IOException or System.Text.Json.JsonException;
}
