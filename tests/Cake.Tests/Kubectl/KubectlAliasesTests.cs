using Cake.Core;
using Cake.Core.Annotations;
using Cake.Kubectl;

namespace Cake.Tests.Kubectl;

public sealed class KubectlAliasesTests
{
    private static readonly string[] Names =
    [
        "KubectlApply", "KubectlAuthCanI", "KubectlCreate", "KubectlDelete", "KubectlDiff", "KubectlFollowLogs", "KubectlGet", "KubectlLabel", "KubectlLabels",
        "KubectlList", "KubectlLogs", "KubectlReplace", "KubectlRolloutHistory", "KubectlRolloutStatus", "KubectlVersion", "KubectlWait",
    ];

    [Test]
    public void Every_alias_is_one_to_Cake_as_well()
    {
        var aliases = typeof(KubectlAliases).GetMethods().Where(method => method.IsStatic).ToList();
        Assert.That(aliases.Select(alias => alias.Name), Is.EquivalentTo(Names));
        foreach (var alias in aliases)
        {
            Assert.That(alias.IsDefined(typeof(CakeMethodAliasAttribute), inherit: false), alias.Name);
            Assert.That(alias.GetParameters()[0].ParameterType, Is.EqualTo(typeof(ICakeContext)), alias.Name);
        }
    }
}
