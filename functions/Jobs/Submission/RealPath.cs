namespace PreviewForge.Functions.Jobs.Submission;

/// <summary>Where a path really leads: every symbolic link on the way is followed.</summary>
internal static class RealPath
{
    /// <summary>As Linux: a longer chain is a loop.</summary>
    private const int MaxLinks = 40;

    /// <summary>The absolute path without links; parts that don't exist are kept as they are.</summary>
    /// <exception cref="IOException">The links run in a circle.</exception>
    public static string Of(string path)
    {
        string real = Path.GetPathRoot(path)!;
        var parts = new Stack<string>(Split(path));
        int links = 0;
        while (parts.TryPop(out string? part))
        {
            if (part == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }

            string next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MaxLinks)
            {
                throw new IOException($"Too many symbolic links in {path}");
            }

            real = Path.IsPathRooted(target) ? Path.GetPathRoot(target)! : real;
            foreach (string step in Split(target))
            {
                parts.Push(step);
            }
        }

        return real;
    }

    /// <summary>The parts, last first.</summary>
    private static IEnumerable<string> Split(string path)
        => path[Path.GetPathRoot(path)!.Length..].Split(Path.DirectorySeparatorChar).Where(part => part is not ("" or ".")).Reverse();
}
