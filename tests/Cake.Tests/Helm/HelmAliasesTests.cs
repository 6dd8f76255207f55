using Cake.Core;
using Cake.Core.Annotations;
using Cake.Helm;

namespace Cake.Tests.Helm;

public sealed class HelmAliasesTests
{
    private static readonly string[] Names =
    [
        "HelmDependencyBuild", "HelmGetManifest", "HelmGetMetadata", "HelmGetNotes", "HelmGetValues", "HelmHistory", "HelmLint", "HelmList", "HelmPackage",
        "HelmRollback", "HelmShowChart", "HelmStatus", "HelmTemplate", "HelmTest", "HelmUninstall", "HelmUpgrade", "HelmVersion",
    ];

    [Test]
    public void Every_alias_is_one_to_Cake_as_well()
    {
        var aliases = typeof(HelmAliases).GetMethods().Where(method => method.IsStatic).ToList();
        Assert.That(aliases.Select(alias => alias.Name), Is.EquivalentTo(Names));
        foreach (var alias in aliases)
        {
            Assert.That(alias.IsDefined(typeof(CakeMethodAliasAttribute), inherit: false), alias.Name);
            Assert.That(alias.GetParameters()[0].ParameterType, Is.EqualTo(typeof(ICakeContext)), alias.Name);
        }
    }
}
