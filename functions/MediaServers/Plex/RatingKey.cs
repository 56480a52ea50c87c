namespace PreviewForge.Functions.MediaServers.Plex;

/// <summary>Plex's id of an item: a bare number. Plex also writes it as <c>/library/metadata/501</c> or <c>/library/metadata/777/children</c>.</summary>
internal readonly record struct RatingKey
{
    private const int MaxDigits = 18;
    private readonly string? _digits;

    private RatingKey(string digits) => _digits = digits;

    /// <summary>Null for what is no rating key in any of these forms.</summary>
    public static RatingKey? Parse(string? text)
    {
        string? digits = text?.Trim().Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            [.., var key, "children"] => key,
            [.., var key] => key,
            _ => null,
        };
        return digits is { Length: <= MaxDigits } && digits.All(char.IsAsciiDigit) ? new RatingKey(digits) : null;
    }

    /// <summary>The bare number.</summary>
    public override string ToString() => _digits ?? "0";
}
