using Cake.Core;
using Cake.Frosting;
using Cake.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Tests.Frosting;

internal sealed class AssemblyTests
{
    private readonly TestHost _host = new();

    [Test]
    public void A_public_task_of_an_added_assembly_is_found()
    {
        _host.Host.AddAssembly(typeof(PublicTask).Assembly);
        Assert.That(_host.Run("--target", nameof(PublicTask)), Is.Zero);
    }

    [Test]
    public void An_assembly_that_is_added_twice_is_searched_once()
    {
        _host.Host.AddAssembly(typeof(PublicTask).Assembly).AddAssembly(typeof(PublicTask).Assembly);
        Assert.That(_host.Run("--target", nameof(PublicTask)), Is.Zero);
    }

    // Kept as in Cake.
    [Test]
    public void An_internal_task_is_not_found()
    {
        _host.Host.AddAssembly(typeof(PublicTask).Assembly);
        Assert.That(_host.Run("--target", nameof(InternalTask)), Is.EqualTo(1));
    }

    [Test]
    public void An_abstract_task_is_not_found()
    {
        _host.Host.AddAssembly(typeof(PublicTask).Assembly);
        Assert.That(_host.Run("--target", nameof(AbstractTask)), Is.EqualTo(1));
    }

    [Test]
    public void A_host_is_made_by_Create_too()
    {
        var host = CakeHost.Create().ConfigureServices(services => services.AddSingleton<IConsole>(_host.Console));
        Assert.That(host.Run(["--help"]), Is.Zero);
        Assert.That(_host.Console.Output, Does.Contain("--target"));
    }

    internal sealed class InternalTask : FrostingTask;
}

public sealed class PublicTask : FrostingTask
{
    public override void Run(ICakeContext context) => ArgumentNullException.ThrowIfNull(context);
}

public abstract class AbstractTask : FrostingTask;
