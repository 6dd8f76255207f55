namespace Dobos.Testing;

/// <summary>The folder in which a test run left its results, and what they come to.</summary>
public sealed class ResultFolder(string path)
{
    public const string Output = "output.log";

    public string Path => path;

    public IReadOnlyList<string> Trx => Files("*.trx");

    // The platform copies the file to where the TRX's links lead; the collector's own copy lies in a folder named by a GUID.
    public IReadOnlyList<string> Coverage =>
        [.. Files("coverage.cobertura.xml").Where(file => Guid.TryParse(System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(file)), out _))];

    public IReadOnlyList<string> All => Files("*");

    /// <param name="project">The project's name.</param>
    /// <param name="exitCode">That of the test command; null when these results are read again.</param>
    public ProjectResult Read(string project, int? exitCode)
    {
        TrxFile[] files = [.. Trx.Select(file => TrxFile.Parse(File.ReadAllText(file)))];
        TestResult[] tests = [.. files.SelectMany(file => file.Tests)];
        var coverage = Coverage.Select(file => Testing.Coverage.Parse(File.ReadAllText(file))).Aggregate(Testing.Coverage.None, (sum, one) => sum + one);
        return new ProjectResult(project, path, tests, coverage, Breakdown.Of(exitCode, files));
    }

    private string[] Files(string pattern) =>
        Directory.Exists(path) ? [.. Directory.EnumerateFiles(path, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];
}
