namespace Dobos.Tests.Lint.Charts;

public sealed class OurTemplatesTests
{
    /// <summary>Its settings are what makes a service's chart its own.</summary>
    private const string OwnTemplate = "_settings.tpl";

    [TestCaseSource(typeof(OurCharts), nameof(OurCharts.Names))]
    public void The_charts_differ_in_their_settings_only(string chart)
    {
        Assert.That(TemplatesOf(chart), Is.EqualTo(TemplatesOf(OurCharts.Names[0])));
    }

    private static Dictionary<string, string> TemplatesOf(string chart)
    {
        var folder = Path.Combine(OurCharts.FolderOf(chart), "templates");
        return Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != OwnTemplate)
            .ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllText);
    }
}
