using Cake.Core;
using Cake.Core.IO;
using Cake.Frosting;
using Cake.Tests.Fakes;

namespace Cake.Tests.Frosting;

internal sealed class WorkingDirectoryTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly TestHost _host = new TestHost().Add<TellDirectory>();

    public WorkingDirectoryTests() => _host.Environment.WorkingDirectory = _folder.Path;

    public void Dispose() => _folder.Dispose();

    [Test]
    public void Without_being_told_the_host_stays_where_it_is()
    {
        Assert.That(Run(), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo([Absolute(".")]));
    }

    [Test]
    public void The_host_goes_where_it_was_told_to()
    {
        _folder.Folder("foo");
        _host.Host.UseWorkingDirectory("./foo");
        Assert.That(Run(), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo([Absolute("foo")]));
    }

    [Test]
    public void The_command_line_goes_before_the_host([Values("-w", "--working")] string working)
    {
        _folder.Folder("foo");
        _folder.Folder("bar");
        _host.Host.UseWorkingDirectory("foo");
        Assert.That(Run(working, "./bar"), Is.Zero);
        Assert.That(_host.Lines, Is.EqualTo([Absolute("bar")]));
    }

    [Test]
    public void A_folder_that_is_not_there_is_an_error_that_names_it()
    {
        Assert.That(Run("-w", "nowhere"), Is.EqualTo(1));
        Assert.That(_host.Errors, Is.EqualTo([$"Error: The working directory '{Absolute("nowhere")}' does not exist."]));
    }

    [Test]
    public void The_configuration_is_read_from_there()
    {
        _folder.Folder("foo");
        _folder.File("foo/cake.config", "[Settings]\nVerbosity=quiet\n");
        Assert.That(Run("-w", "foo"), Is.Zero);
        Assert.That(_host.Log.Verbosity, Is.EqualTo(Core.Diagnostics.Verbosity.Quiet));
    }

    private int Run(params string[] args) => _host.Run(["--target", nameof(TellDirectory), .. args]);

    private string Absolute(string path) => new DirectoryPath(path).MakeAbsolute(new DirectoryPath(_folder.Path)).FullPath;

    internal sealed class TellDirectory(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add(context.Environment.WorkingDirectory.FullPath);
    }
}
