namespace Dobos.Testing;

/// <summary>Tells a test that failed from a run that did: a crash, a run broken off, one that left no results.</summary>
internal static class Breakdown
{
    public static string? Of(int? exitCode, IReadOnlyCollection<TrxFile> files)
    {
        if (exitCode is 0)
            return null;

        var errors = files.SelectMany(file => file.Errors).Select(FirstLine).Where(line => line.Length > 0).ToArray();
        if (errors.Length > 0)
            return errors[0];
        if (exitCode is null)
            return null;
        if (files.Count == 0)
            return $"the test run ended with exit code {exitCode} and left no results";

        return files.Any(file => file.Tests.Any(test => test.Verdict is Verdict.Failed)) ? null : $"the test run ended with exit code {exitCode} although no test failed";
    }

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();
}
