using Cake.Helm.Dependency;
using Cake.Helm.Package;
using Cake.Tests.Fakes;

namespace Cake.Tests.Helm;

public sealed class HelmPackagerTests
{
    private readonly RecordingTool _helm = new("helm");

    [Test]
    public void A_chart_alone_is_enough()
    {
        Package(new());
        Assert.That(_helm.Command, Is.EqualTo("helm package charts/shop"));
    }

    [Test]
    public void Every_setting_has_its_place()
    {
        Package(new() { Destination = "out", Version = "1.4.57", AppVersion = "1.4.57-rc.1" });
        Assert.That(_helm.Command, Is.EqualTo("helm package charts/shop --destination out --version 1.4.57 --app-version 1.4.57-rc.1"));
    }

    [Test]
    public void Dependencies_are_built_from_what_is_locked()
    {
        _helm.With((files, environment, processes, tools) => new HelmDependencyBuilder(files, environment, processes, tools)).Build("charts/shop", new() { ToolPath = _helm.Path });
        Assert.That(_helm.Command, Is.EqualTo("helm dependency build charts/shop"));
    }

    private void Package(HelmPackageSettings settings)
    {
        settings.ToolPath = _helm.Path;
        _helm.With((files, environment, processes, tools) => new HelmPackager(files, environment, processes, tools)).Package("charts/shop", settings);
    }
}
