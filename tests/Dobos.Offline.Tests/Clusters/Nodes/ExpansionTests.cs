using Dobos.Offline.Clusters.Nodes.Environments;

namespace Dobos.Offline.Tests.Clusters.Nodes;

public sealed class ExpansionTests
{
    [TestCase("a $(ONE)$(TWO) b", "a 1two b")]
    [TestCase("$$(ONE) $(UNKNOWN) $ONE $()", "$(ONE) $(UNKNOWN) $ONE $()")]
    [TestCase("$$$(ONE)", "$1")]
    [TestCase("$(TOLD)", "$(ONE)")]
    public void Names_that_are_known_are_replaced_once_and_all_else_stays(string text, string expected) =>
        Assert.That(Expansion.Expand(text, new Dictionary<string, string> { ["ONE"] = "1", ["TWO"] = "two", ["TOLD"] = "$(ONE)" }), Is.EqualTo(expected));
}
