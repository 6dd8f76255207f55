using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Dobos.Tests.Tools;

namespace Dobos.Tests.Testing;

/// <summary>A Cake context that finds real tools and starts pretended ones.</summary>
internal sealed class PretendedCake(IProcessRunner processes) : ICakeContext
{
    private readonly RealCake _real = new();

    public IFileSystem FileSystem => _real.FileSystem;

    public ICakeEnvironment Environment => _real.Environment;

    public IGlobber Globber => throw new NotSupportedException();

    public ICakeLog Log => _real.Log;

    public ICakeArguments Arguments => throw new NotSupportedException();

    public IProcessRunner ProcessRunner => processes;

    public IRegistry Registry => throw new NotSupportedException();

    public IToolLocator Tools => _real.Tools;

    public ICakeDataResolver Data => throw new NotSupportedException();

    public ICakeConfiguration Configuration => _real.Configuration;
}
