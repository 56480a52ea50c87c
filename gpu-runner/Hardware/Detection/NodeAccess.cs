namespace PreviewForge.GpuRunner.Hardware.Detection;

/// <summary>Why a render node can't be opened, and what to do.</summary>
internal sealed record AccessProblem(string Problem, string Advice);

/// <summary>Tries a render node: decoding needs reading and writing.</summary>
internal sealed class NodeAccess(Machine machine, IPrograms programs)
{
    /// <returns>Null when it can be read and written.</returns>
    public async Task<AccessProblem?> TryAsync(RenderNode node, CancellationToken cancellationToken)
    {
        try
        {
            using var opened = File.OpenHandle(node.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            return null;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return new AccessProblem(
                $"{node.Path} is not there, though the kernel has the device.",
                $"In a container, pass it on: devices: [\"/dev/dri:/dev/dri\"], or --device {node.Path}.");
        }
        catch (UnauthorizedAccessException)
        {
            return await DeniedAsync(node, cancellationToken);
        }
        catch (IOException broken)
        {
            return new AccessProblem($"{node.Path} can't be opened: {broken.Message}", "Look at the kernel's messages (dmesg); the driver may have failed.");
        }
    }

    private async Task<AccessProblem> DeniedAsync(RenderNode node, CancellationToken cancellationToken)
    {
        var stat = await programs.AskAsync("stat", ["-L", "-c", "%g %G %a", node.Path], cancellationToken);
        var (user, groups) = Ourselves();
        return stat.Succeeded && stat.Output is [var line, ..] && line.Split(' ') is [var group, var name, var mode]
            ? new AccessProblem(
                $"Permission denied: {node.Path} belongs to group {group} ({name}), mode {mode}; this process is user {user} in groups {groups}.",
                $"In a container: group_add: [\"{group}\"]. Without one: usermod -aG {(name is "UNKNOWN" ? group : name)} and the user's name, then sign in again.")
            : new AccessProblem(
                $"Permission denied: {node.Path}; this process is user {user} in groups {groups}.",
                "Add the user to the group that owns the node (ls -ln /dev/dri).");
    }

    /// <summary>Numbers of this process's user and groups, from <c>/proc/self/status</c>.</summary>
    private (string User, string Groups) Ourselves()
    {
        try
        {
            var lines = File.ReadAllLines(Path.Combine(machine.Proc, "self", "status"));
            return (Field("Uid:").FirstOrDefault("?"), string.Join(", ", Field("Gid:").Take(1).Concat(Field("Groups:")).Distinct()));

            string[] Field(string name) =>
                lines.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?[name.Length..]
                    .Split(['\t', ' '], StringSplitOptions.RemoveEmptyEntries) ?? [];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return ("?", "?");
        }
    }
}
