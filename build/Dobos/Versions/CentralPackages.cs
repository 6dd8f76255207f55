using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Dobos.Versions;

/// <summary>A Directory.Packages.props holds the versions of everybody's packages; each service depends on those that it uses.</summary>
internal static partial class CentralPackages
{
    public const string FileName = "Directory.Packages.props";

    private static readonly string[] Plain = ["Include", "Version", "Condition"];

    /// <summary>The file without what cannot reach whoever uses these packages, or null where that cannot be told.</summary>
    public static string? Part(string xml, PackageUse use)
    {
        if (!use.IsKnown)
            return null;

        try
        {
            var document = XDocument.Parse(xml);
            document.DescendantNodes().OfType<XComment>().Remove();
            document.Descendants().Where(element => IsOfAnother(element, use)).Remove();
            document.Descendants().Where(element => element.Name.LocalName == "ItemGroup" && !element.HasElements).Remove();
            return document.Root!.ToString(SaveOptions.DisableFormatting);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static bool IsOfAnother(XElement element, PackageUse use) =>
        element.Name.LocalName == "PackageVersion"
        && !element.HasElements
        && element.Attributes().All(attribute => Plain.Contains(attribute.Name.LocalName))
        && element.Attribute("Include")?.Value is { } name
        && Name().IsMatch(name)
        && !use.Has(name);

    [GeneratedRegex("^[A-Za-z0-9._-]+$")]
    private static partial Regex Name();
}
