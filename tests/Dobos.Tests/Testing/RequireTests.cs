using NUnit.Framework.Internal;
using Shared;

namespace Dobos.Tests.Testing;

public sealed class RequireTests
{
    [Test]
    public void A_tool_that_is_here_is_found() => Assert.That(File.Exists(Require.Tool("dotnet")), Is.True);

    [Test]
    public void What_is_lacking_skips_a_developers_test_by_name_and_fails_it_in_CI()
    {
        using var isolated = new TestExecutionContext.IsolatedContext();
        var expected = Environment.GetEnvironmentVariable("CI") is "1" or "true" or "True" ? typeof(AssertionException) : typeof(IgnoreException);

        Assert.That(() => Require.Tool("no-such-tool"), Throws.TypeOf(expected).With.Message.StartsWith("no-such-tool is not on this machine"));
    }
}
