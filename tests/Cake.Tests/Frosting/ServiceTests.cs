using Cake.Core;
using Cake.Core.Composition;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Frosting;
using Cake.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Tests.Frosting;

internal sealed class ServiceTests
{
    private readonly TestHost _host = new();

    [Test]
    public void A_service_of_the_caller_is_given_to_tasks()
    {
        _host.Host.ConfigureServices(services => services.AddSingleton("from the caller"));
        Assert.That(Tell<string>(), Is.EqualTo("from the caller"));
    }

    [Test]
    public void A_startup_class_registers_services()
    {
        _host.Host.UseStartup<Startup>();
        Assert.That(Tell<string>(), Is.EqualTo("from startup"));
    }

    [Test]
    public void A_module_registers_services()
    {
        _host.Host.UseModule<Module>();
        Assert.That(Tell<string>(), Is.EqualTo("from a module"));
    }

    [Test]
    public void A_startup_class_uses_modules_too()
    {
        _host.Host.UseStartup<StartupWithModule>();
        Assert.That(Tell<string>(), Is.EqualTo("from a module"));
    }

    [Test]
    public void The_callers_process_runner_replaces_ours()
    {
        _host.Host.ConfigureServices(services => services.AddSingleton<IProcessRunner, NoProcesses>());
        Assert.That(Tell<IProcessRunner>(), Is.EqualTo(nameof(NoProcesses)));
    }

    [Test]
    public void The_callers_report_printer_replaces_ours()
    {
        _host.Host.ConfigureServices(services => services.AddSingleton<ICakeReportPrinter, JournalPrinter>());
        Assert.That(_host.Add<Idle>().Run("--target", nameof(Idle)), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo(["step Idle", "report of Idle"]));
        Assert.That(_host.Console.Output, Is.Empty);
    }

    [Test]
    public void The_callers_console_gets_all_that_is_printed()
    {
        Assert.That(_host.Add<Idle>().Run("--target", nameof(Idle)), Is.Zero);
        Assert.That(_host.Console.Output, Does.Contain("Idle").And.Contain("Total:"));
    }

    [Test]
    public void The_callers_console_gets_what_Cakes_own_log_writes()
    {
        _host.Host.ConfigureServices(services => services.AddSingleton<ICakeLog, CakeBuildLog>());
        Assert.That(_host.Add<Idle>().Run("--target", "Nope"), Is.EqualTo(1));
        Assert.That(_host.Console.Errors, Does.Contain("The target 'Nope' was not found."));
    }

    [Test]
    public void The_context_hands_out_the_callers_services()
    {
        _host.Host.ConfigureServices(services => services.AddSingleton("from the caller"));
        _host.Add<Locates>().Run("--target", nameof(Locates));
        Assert.That(_host.Lines, Is.EqualTo(["from the caller"]));
    }

    [Test]
    public void All_of_Cakes_core_services_can_be_had()
    {
        _host.Add<LocatesCore>();
        Assert.That(_host.Run("--target", nameof(LocatesCore)), Is.Zero);
    }

    private string Tell<TService>()
        where TService : class
    {
        Assert.That(_host.Add<TellService<TService>>().Run("--target", typeof(TellService<TService>).Name), Is.Zero);
        return _host.Lines.Single();
    }

    internal sealed class TellService<TService>(TService service, Journal journal) : FrostingTask
        where TService : class
    {
        public override void Run(ICakeContext context) => journal.Add(service as string ?? service.GetType().Name);
    }

    internal sealed class Idle : FrostingTask
    {
        public override void Run(ICakeContext context)
        {
        }
    }

    internal sealed class Locates(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add(context.ServiceProvider.GetRequiredService<string>());
    }

    internal sealed class LocatesCore(
        IFileSystem files, IGlobber globber, IRegistry registry, Core.Tooling.IToolLocator tools, ICakeArguments arguments, ICakeEngine engine) : FrostingTask
    {
        public override void Run(ICakeContext context) =>
            Assert.That(
                new object[] { context.FileSystem, context.Globber, context.Registry, context.Tools, context.Arguments, engine.Tasks[0].Name },
                Is.EqualTo(new object[] { files, globber, registry, tools, arguments, nameof(LocatesCore) }));
    }

    internal sealed class Startup : IFrostingStartup
    {
        public void Configure(IServiceCollection services) => services.AddSingleton("from startup");
    }

    internal sealed class StartupWithModule : IFrostingStartup
    {
        public void Configure(IServiceCollection services) => services.UseModule<Module>();
    }

    internal sealed class Module : ICakeModule
    {
        public void Register(ICakeContainerRegistrar registrar) => registrar.RegisterInstance("from a module").AsSelf().Singleton();
    }

    internal sealed class NoProcesses : IProcessRunner
    {
        public IProcess Start(FilePath filePath, ProcessSettings settings) => throw new NotSupportedException();
    }

    internal sealed class JournalPrinter(Journal journal) : ICakeReportPrinter
    {
        public void Write(CakeReport report) => journal.Add($"report of {string.Join(',', report.Select(entry => entry.TaskName))}");

        public void WriteLifeCycleStep(string name, Verbosity verbosity) => journal.Add($"step {name}");

        public void WriteStep(string name, Verbosity verbosity) => journal.Add($"step {name}");

        public void WriteSkippedStep(string name, Verbosity verbosity) => journal.Add($"skipped {name}");
    }
}
