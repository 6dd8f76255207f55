namespace Dobos.Builds;

/// <summary>Text that MSBuild is to take as it is.</summary>
internal static class MSBuildText
{
    private const string Special = "%$@'();,?*";

    public static string Escape(string text) => string.Concat(text.Select(letter => Special.Contains(letter, StringComparison.Ordinal) ? $"%{(int)letter:X2}" : $"{letter}"));
}
