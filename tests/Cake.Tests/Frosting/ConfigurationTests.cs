using Cake.Core;
using Cake.Frosting;
using Cake.Tests.Fakes;

namespace Cake.Tests.Frosting;

internal sealed class ConfigurationTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly TestHost _host = new TestHost().Add<TellSetting>();

    public ConfigurationTests() => _host.Environment.WorkingDirectory = _folder.Path;

    public void Dispose() => _folder.Dispose();

    [Test]
    public void A_setting_of_the_host_is_read_by_tasks()
    {
        _host.Host.UseCakeSetting("My_Setting", "host");
        Assert.That(Read(), Is.EqualTo("host"));
    }

    [Test]
    public void The_last_setting_of_a_name_counts()
    {
        _host.Host.UseCakeSetting("My_Setting", "first").UseCakeSetting("my_setting", "last");
        Assert.That(Read(), Is.EqualTo("last"));
    }

    [Test]
    public void An_environment_variable_goes_before_the_host()
    {
        _host.Environment.Variables["CAKE_MY_SETTING"] = "environment";
        _host.Host.UseCakeSetting("My_Setting", "host");
        Assert.That(Read(), Is.EqualTo("environment"));
    }

    [Test]
    public void A_file_goes_before_the_environment()
    {
        _folder.File("cake.config", "[My]\nSetting=file\n");
        _host.Environment.Variables["CAKE_MY_SETTING"] = "environment";
        Assert.That(Read(), Is.EqualTo("file"));
    }

    [Test]
    public void The_command_line_goes_before_everything()
    {
        _folder.File("cake.config", "[My]\nSetting=file\n");
        Assert.That(Read("--my_setting=line"), Is.EqualTo("line"));
    }

    [Test]
    public void The_folder_for_tools_is_a_setting()
    {
        _host.Host.SetToolPath("./bin");
        _host.Add<TellToolPath>().Run("--target", nameof(TellToolPath));
        Assert.That(_host.Lines, Is.EqualTo([new Core.IO.DirectoryPath(_folder.Path).Combine("bin").FullPath]));
    }

    [Test]
    public void A_startup_class_sets_the_folder_for_tools_too()
    {
        _host.Host.ConfigureServices(services => services.UseToolPath("elsewhere"));
        _host.Add<TellToolPath>().Run("--target", nameof(TellToolPath));
        Assert.That(_host.Lines.Single(), Does.EndWith("/elsewhere"));
    }

    [Test]
    public void The_report_can_be_left_out()
    {
        Read("--no-report");
        Assert.That(_host.Console.Output, Does.Not.Contain("Duration"));
    }

    [Test]
    public void The_report_is_printed_otherwise()
    {
        Read("--no-report=false");
        Assert.That(_host.Console.Output, Does.Contain("Duration"));
    }

    private string Read(params string[] args)
    {
        Assert.That(_host.Run(["--target", nameof(TellSetting), .. args]), Is.Zero);
        return _host.Lines.Single();
    }

    internal sealed class TellSetting(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add(context.Configuration.GetValue("My_Setting") ?? "none");
    }

    internal sealed class TellToolPath(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) =>
            journal.Add(context.Configuration.GetToolPath(context.Environment.WorkingDirectory, context.Environment).FullPath);
    }
}
