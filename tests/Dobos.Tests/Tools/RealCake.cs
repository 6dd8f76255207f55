using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Dobos.Tests.Tools;

/// <summary>A Cake context that starts real processes.</summary>
internal sealed class RealCake : ICakeContext
{
    public IFileSystem FileSystem { get; } = new FileSystem();

    public ICakeEnvironment Environment { get; } = new CakeEnvironment(new CakePlatform(), new CakeRuntime());

    public IGlobber Globber => throw new NotSupportedException();

    public ICakeLog Log { get; } = new SilentLog();

    public ICakeArguments Arguments => throw new NotSupportedException();

    public IProcessRunner ProcessRunner => new ProcessRunner(FileSystem, Environment, Log, Tools, Configuration);

    public IRegistry Registry => throw new NotSupportedException();

    public IToolLocator Tools => new ToolLocator(Environment, new ToolRepository(Environment), new ToolResolutionStrategy(FileSystem, Environment, new Globber(FileSystem, Environment), Configuration, Log));

    public ICakeDataResolver Data => throw new NotSupportedException();

    public ICakeConfiguration Configuration { get; } = new CakeConfiguration(new Dictionary<string, string>());
}
