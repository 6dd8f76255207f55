using Dobos.Builds;
using Dobos.Checkouts;
using Dobos.Lint;
using Dobos.Lint.Formats;
using Dobos.Services;

namespace Dobos.Testing;

/// <summary>The suite's own code: built, held against its format, tested.</summary>
public sealed class SelfCheck(Checkout checkout, ServiceCatalog services, Restorer restorer, Builder builder, Formatter formatter, Tester tester)
{
    public void Run(string? filter, CancellationToken cancellation)
    {
        var projects = SuiteTests.Of(checkout, services.All);
        restorer.Restore(projects, cancellation);
        builder.Build(projects, cancellation);
        if (formatter.Check(projects, cancellation) is { Count: > 0 } findings)
            throw new LintFailedException(findings);

        tester.Test(new TestOrder(projects, filter), cancellation);
    }
}
