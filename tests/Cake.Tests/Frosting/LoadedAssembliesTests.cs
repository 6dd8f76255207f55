using System.Reflection;
using System.Runtime.Loader;
using Cake.Frosting;

namespace Cake.Tests.Frosting;

/// <summary>What is not loaded costs nothing: a run that installs nothing loads no NuGet, and one that prints plainly no Spectre.Console.</summary>
internal sealed class LoadedAssembliesTests
{
    [Test]
    public void A_run_loads_neither_NuGet_nor_Spectre()
    {
        using var separate = new SeparateHost();
        Assert.That(separate.Run("--target", nameof(PublicTask), "--verbosity", "quiet", "--no-report"), Is.Zero);
        Assert.That(separate.Loaded, Does.Contain("Cake.Core").And.Contain("Cake.Frosting"));
        Assert.That(separate.Loaded, Has.None.Matches("^(NuGet|Cake.NuGet|Cake.DotNetTool|Cake.Common|Spectre|Newtonsoft)"));
    }

    /// <summary>A host in a load context of its own, so that what other tests loaded does not count.</summary>
    private sealed class SeparateHost : IDisposable
    {
        private readonly BesideTests _context = new();

        public IEnumerable<string> Loaded => _context.Assemblies.Select(assembly => assembly.GetName().Name!);

        public int Run(params string[] args)
        {
            var type = Load(typeof(CakeHost));
            var made = Activator.CreateInstance(type)!;
            type.GetMethod(nameof(CakeHost.AddAssembly))!.Invoke(made, [Load(typeof(PublicTask)).Assembly]);
            return (int)type.GetMethod(nameof(CakeHost.Run))!.Invoke(made, [args])!;
        }

        public void Dispose() => _context.Unload();

        private Type Load(Type type) => _context.LoadFromAssemblyPath(type.Assembly.Location).GetType(type.FullName!, throwOnError: true)!;
    }

    private sealed class BesideTests() : AssemblyLoadContext(nameof(BesideTests), isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var beside = Path.Combine(AppContext.BaseDirectory, $"{assemblyName.Name}.dll");
            return File.Exists(beside) ? LoadFromAssemblyPath(beside) : null;
        }
    }
}
