using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Frosting;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Tests.Fakes;

/// <summary>A real host with fakes at its edges, run in this process.</summary>
internal sealed class TestHost
{
    public TestHost()
    {
        Host.ConfigureServices(services => services
            .AddSingleton(Journal)
            .AddSingleton<ICakeEnvironment>(Environment)
            .AddSingleton<IConsole>(Console)
            .AddSingleton<ICakeLog>(Log));
    }

    public CakeHost Host { get; } = new();

    public Journal Journal { get; } = new();

    public FakeEnvironment Environment { get; } = new();

    public FakeConsole Console { get; } = new();

    public FakeLog Log { get; } = new();

    public IReadOnlyList<string> Lines => Journal.Lines;

    public IEnumerable<string> Errors => Log.At(LogLevel.Error);

    public TestHost Add<TTask>()
        where TTask : class, IFrostingTask
    {
        Host.ConfigureServices(services => services.AddSingleton<IFrostingTask, TTask>());
        return this;
    }

    public int Run(params string[] args) => Host.Run(args);
}
