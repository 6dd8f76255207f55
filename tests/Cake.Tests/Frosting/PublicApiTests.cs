using System.Reflection;
using Cake.Frosting;

namespace Cake.Tests.Frosting;

/// <summary>The names of the official package, no more and no fewer: a host that compiles here compiles there.</summary>
internal sealed class PublicApiTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string[] Types =
    [
        "AsyncFrostingTask", "AsyncFrostingTask`1", "CakeHost", "CakeHostExtensions", "ContinueOnErrorAttribute", "FrostingContext", "FrostingException",
        "FrostingLifetime", "FrostingLifetime`1", "FrostingSetup", "FrostingSetup`1", "FrostingTask", "FrostingTaskLifetime", "FrostingTaskLifetime`1",
        "FrostingTaskSetup", "FrostingTaskSetup`1", "FrostingTaskTeardown", "FrostingTaskTeardown`1", "FrostingTask`1", "FrostingTeardown",
        "FrostingTeardown`1", "IFrostingContext", "IFrostingLifetime", "IFrostingSetup", "IFrostingStartup", "IFrostingTask", "IFrostingTaskLifetime",
        "IFrostingTaskSetup", "IFrostingTaskTeardown", "IFrostingTeardown", "IToolInstaller", "IsDependeeOfAttribute", "IsDependentOnAttribute",
        "ServiceCollectionExtensions", "TaskDescriptionAttribute", "TaskNameAttribute",
    ];

    [Test]
    public void The_public_types_are_those_of_the_official_package() =>
        Assert.That(typeof(CakeHost).Assembly.GetExportedTypes().Select(type => type.Name), Is.EquivalentTo(Types));

    [Test]
    public void They_are_all_in_its_namespace() =>
        Assert.That(typeof(CakeHost).Assembly.GetExportedTypes().Select(type => type.Namespace), Is.All.EqualTo("Cake.Frosting"));

    [TestCase(typeof(CakeHost), "AddAssembly ConfigureServices Create Run")]
    [TestCase(
        typeof(CakeHostExtensions),
        "InstallTool SetToolPath UseCakeSetting UseContext UseLifetime UseModule UsePackageInstaller UseSetup UseStartup UseTaskLifetime UseTaskSetup "
        + "UseTaskTeardown UseTeardown UseWorkingDirectory")]
    [TestCase(
        typeof(ServiceCollectionExtensions),
        "UseCakeSetting UseContext UseLifetime UseModule UsePackageInstaller UseSetup UseTaskLifetime UseTaskSetup UseTaskTeardown UseTeardown UseTool "
        + "UseToolPath UseWorkingDirectory")]
    [TestCase(typeof(FrostingTask<>), "Finally OnError Run ShouldRun")]
    [TestCase(typeof(AsyncFrostingTask<>), "Finally OnError RunAsync ShouldRun")]
    [TestCase(typeof(IFrostingTask), "Finally OnError RunAsync ShouldRun get_SkippedMessage")]
    public void Their_methods_are_those_of_the_official_package(Type type, string methods) =>
        Assert.That(type.GetMethods(Declared).Select(method => method.Name), Is.EquivalentTo(methods.Split(' ')));

    [Test]
    public void A_FrostingException_keeps_what_it_was_caused_by()
    {
        var cause = new InvalidOperationException("cause");
        Assert.That(new FrostingException("message", cause).InnerException, Is.SameAs(cause));
    }
}
