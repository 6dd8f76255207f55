using System.Globalization;
using System.Xml.Linq;

namespace Dobos.Testing;

/// <summary>Lines that tests went through, of those that there are.</summary>
public sealed record Coverage(int Covered, int Lines)
{
    public static Coverage None { get; } = new(0, 0);

    /// <summary>Reads the sums at the head of a Cobertura file.</summary>
    public static Coverage Parse(string xml)
    {
        var root = XDocument.Parse(xml).Root!;
        return new Coverage(Number(root, "lines-covered"), Number(root, "lines-valid"));
    }

    public static Coverage operator +(Coverage left, Coverage right) => new(left.Covered + right.Covered, left.Lines + right.Lines);

    public override string ToString() => Lines == 0 ? "no coverage" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * Covered / Lines:0.0} % covered");

    private static int Number(XElement root, string name) => int.TryParse(root.Attribute(name)?.Value, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
