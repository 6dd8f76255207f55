using Dobos.Testing;
using Dobos.Tests.Layering;

namespace Dobos.Tests.Testing;

/// <summary>Files that the real 'dotnet test' wrote: three passed, two failed and three skipped; a crash; a filter that fits nothing; a project without tests.</summary>
internal static class Fixture
{
    internal static string Text(string name) => File.ReadAllText(Path.Combine(Repository.Root, "tests", "Dobos.Tests", "Testing", "Fixtures", name));

    internal static TrxFile Trx(string name) => TrxFile.Parse(Text($"{name}.trx"));

    internal static ProjectResult Result(string name, int exitCode) =>
        new("Some.Tests", "/checkout/artifacts/tests/Some.Tests", Trx(name).Tests, Coverage.None, Breakdown.Of(exitCode, [Trx(name)]));
}
