using System.Runtime.CompilerServices;
using Cake.Core;
using Cake.Core.Composition;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.IO.NuGet;
using Cake.Core.Packaging;
using Cake.Core.Tooling;
using Cake.DotNetTool.Module;
using Cake.NuGet;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Services;

/// <summary>The installers that come with Cake, each in a container of its own over the host's services.</summary>
internal static class PackageInstallers
{
    public static IPackageInstaller NuGet(IServiceProvider host) => new LazyPackageInstaller("nuget", () => CreateNuGet(host));

    public static IPackageInstaller DotNetTool(IServiceProvider host) => new LazyPackageInstaller("dotnet", () => CreateDotNetTool(host));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IPackageInstaller CreateNuGet(IServiceProvider host) => Create<NuGetModule>(host);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IPackageInstaller CreateDotNetTool(IServiceProvider host) => Create<DotNetToolModule>(host);

    private static IPackageInstaller Create<TModule>(IServiceProvider host)
        where TModule : ICakeModule, new()
    {
        var services = new ServiceCollection();
        Share<IFileSystem>(services, host);
        Share<ICakeEnvironment>(services, host);
        Share<IGlobber>(services, host);
        Share<IProcessRunner>(services, host);
        Share<IToolLocator>(services, host);
        Share<INuGetToolResolver>(services, host);
        Share<ICakeConfiguration>(services, host);
        Share<ICakeLog>(services, host);
        services.UseModule<TModule>();
        return services.BuildServiceProvider().GetRequiredService<IPackageInstaller>();
    }

    private static void Share<T>(ServiceCollection services, IServiceProvider host)
        where T : class => services.AddSingleton(_ => host.GetRequiredService<T>());
}
