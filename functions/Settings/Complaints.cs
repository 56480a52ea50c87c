namespace PreviewForge.Functions.Settings;

/// <summary>Gathers what is wrong with a part of the settings.</summary>
internal sealed class Complaints
{
    private readonly List<string> _problems = [];
    private readonly List<string> _notes = [];

    /// <summary>What makes the part unusable.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>What was left out, and harms nothing else.</summary>
    public IReadOnlyList<string> Notes => _notes;

    public void Problem(string text) => _problems.Add(text);

    public void Note(string text) => _notes.Add(text);
}
