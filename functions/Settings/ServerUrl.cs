namespace PreviewForge.Functions.Settings;

/// <summary>Which text can be the address of a media server.</summary>
internal static class ServerUrl
{
    /// <summary>What is wrong with every other text; follows the name of the key.</summary>
    public const string Complaint = "must be an address such as http://192.168.1.10:32400, with http or https, a host, and no user name in it";

    /// <summary>Null for what is no address. A user name or password in it would end up in logs.</summary>
    public static Uri? Parse(string text)
        => Uri.TryCreate(text.Trim(), UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https" && url.Host.Length > 0 && url.UserInfo.Length == 0 ? url : null;
}
