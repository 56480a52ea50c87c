using System.Globalization;

namespace PreviewForge.Functions.MediaServers.Plex.Catalog;

/// <summary>Where a listing goes on.</summary>
/// <param name="Start">Rows before it.</param>
/// <param name="IsNewestFirst">True: the server doesn't know windows of time, so all is read newest first.</param>
internal readonly record struct ListingCursor(int Start, bool IsNewestFirst)
{
    private const string NewestMark = "newest:";

    public static ListingCursor Beginning { get; } = new(0, false);

    /// <exception cref="FormatException">It is no cursor of ours.</exception>
    public static ListingCursor Parse(string? text)
    {
        if (text is null)
        {
            return Beginning;
        }

        bool isNewestFirst = text.StartsWith(NewestMark, StringComparison.Ordinal);
        return new ListingCursor(int.Parse(isNewestFirst ? text.AsSpan(NewestMark.Length) : text, NumberStyles.None, CultureInfo.InvariantCulture), isNewestFirst);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsNewestFirst ? NewestMark : "")}{Start}");
}
