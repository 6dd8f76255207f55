using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Packaging;
using Cake.Frosting;
using Cake.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Tests.Frosting;

internal sealed class ToolTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly TestHost _host = new TestHost().Add<Note>();

    public ToolTests()
    {
        _host.Environment.WorkingDirectory = _folder.Path;
        _folder.File("bar.exe", string.Empty);
    }

    public void Dispose() => _folder.Dispose();

    [Test]
    public void Tools_are_installed_before_the_first_task()
    {
        _host.Host.UsePackageInstaller<FooInstaller>().InstallTool(new Uri("foo:?package=Bar&version=1.0.0"));
        Assert.That(_host.Run("--target", nameof(Note)), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo([$"install foo:?package=Bar&version=1.0.0 into {Tools}", "task"]));
    }

    [Test]
    public void They_are_installed_where_the_host_says()
    {
        _host.Host.UsePackageInstaller<FooInstaller>().SetToolPath("./elsewhere").InstallTool(new Uri("foo:?package=Bar"));
        Assert.That(_host.Run("--target", nameof(Note)), Is.Zero);
        Assert.That(_host.Lines[0], Does.EndWith("/elsewhere"));
    }

    [Test]
    public void What_was_installed_is_found_by_the_tool_locator()
    {
        _host.Host.UsePackageInstaller<FooInstaller>().InstallTool(new Uri("foo:?package=Bar"));
        Assert.That(_host.Add<Resolve>().Run("--target", nameof(Resolve)), Is.Zero);
        Assert.That(_host.Lines[1], Does.EndWith("/bar.exe"));
    }

    [Test]
    public void The_callers_installer_of_tools_replaces_ours()
    {
        _host.Host.ConfigureServices(services => services.AddSingleton<IToolInstaller, NotingInstaller>().UseTool(new Uri("foo:?package=Bar")));
        Assert.That(_host.Run("--target", nameof(Note)), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo(["asked for Bar", "task"]));
    }

    [Test]
    public void A_scheme_that_no_installer_knows_is_an_error_that_names_it()
    {
        _host.Host.InstallTool(new Uri("foo:?package=Bar"));
        Assert.That(_host.Run("--target", nameof(Note)), Is.EqualTo(1));
        Assert.That(_host.Errors.Single(), Does.Contain("'foo'"));
        Assert.That(_host.Lines, Is.Empty);
    }

    [TestCase("nuget:?package=Bar", "Cake.NuGet")]
    [TestCase("dotnet:?package=Bar", "Cake.DotNetTool.Module")]
    public void Cakes_own_installers_are_there_for_their_schemes(string uri, string assembly)
    {
        var able = Services().GetServices<IPackageInstaller>().Where(one => one.CanInstall(new PackageReference(uri), PackageType.Tool));
        Assert.That(able.Count(), Is.EqualTo(1));
        Assert.That(AppDomain.CurrentDomain.GetAssemblies().Select(loaded => loaded.GetName().Name), Does.Contain(assembly));
    }

    [Test]
    public void A_task_can_install_a_tool_of_which_the_host_was_not_told()
    {
        _host.Host.UsePackageInstaller<FooInstaller>();
        Assert.That(_host.Add<Installs>().Run("--target", nameof(Installs)), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo([$"install foo:?package=Late into {Tools}"]));
    }

    // Kept as in Cake.
    [Test]
    public void The_contexts_installer_does_nothing_until_its_answer_is_read()
    {
        _host.Host.UsePackageInstaller<FooInstaller>();
        Assert.That(_host.Add<InstallsAndForgets>().Run("--target", nameof(InstallsAndForgets)), Is.Zero);
        Assert.That(_host.Lines, Is.Empty);
    }

    private string Tools => new DirectoryPath(_folder.Path).Combine("tools").FullPath;

    private IServiceProvider Services()
    {
        IServiceProvider? services = null;
        _host.Host.ConfigureServices(collection => collection.AddSingleton<Action<IServiceProvider>>(provider => services = provider));
        Assert.That(_host.Add<HandOver>().Run("--target", nameof(HandOver)), Is.Zero);
        return services!;
    }

    internal sealed class HandOver(Action<IServiceProvider> take) : FrostingTask
    {
        public override void Run(ICakeContext context) => take(context.ServiceProvider);
    }

    internal sealed class Note(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add("task");
    }

    internal sealed class Resolve(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add(context.Tools.Resolve("bar.exe").FullPath);
    }

    internal sealed class Installs : FrostingTask
    {
        public override void Run(ICakeContext context) => _ = context.ToolInstaller.Install(new PackageReference("foo:?package=Late")).Count();
    }

    internal sealed class InstallsAndForgets : FrostingTask
    {
        public override void Run(ICakeContext context) => _ = context.ToolInstaller.Install(new PackageReference("foo:?package=Late"));
    }

    internal sealed class NotingInstaller(Journal journal) : IToolInstaller
    {
        public void Install(PackageReference tool) => journal.Add($"asked for {tool.Package}");
    }

    internal sealed class FooInstaller(Journal journal, IFileSystem files, ICakeEnvironment environment) : IPackageInstaller
    {
        public bool CanInstall(PackageReference package, PackageType type) => package.Scheme == "foo" && type == PackageType.Tool;

        public IReadOnlyCollection<IFile> Install(PackageReference package, PackageType type, DirectoryPath path)
        {
            journal.Add($"install {package.OriginalString} into {path.FullPath}");
            return [files.GetFile(environment.WorkingDirectory.CombineWithFilePath("bar.exe"))];
        }
    }
}
