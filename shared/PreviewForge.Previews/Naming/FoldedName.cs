using System.Text;
using PreviewForge.Previews.Mapping.Unicode;

namespace PreviewForge.Previews.Naming;

/// <summary>
/// Spells names alike that some file system takes for one: in any case, an é as one character or as two. Who deletes takes names for
/// equal when in doubt.
/// </summary>
public static class FoldedName
{
    public static string Of(string name) => (Ascii.IsValid(name) ? name : CanonicalText.Decompose(name)).ToUpperInvariant();

    public static bool AreEqual(string left, string right) => Of(left) == Of(right);
}
