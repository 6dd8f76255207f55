using Cake.Core.IO;
using Cake.Core.Packaging;

namespace Cake.Frosting.Services;

/// <summary>Stands in for an installer until it is needed, so that NuGet's assemblies are not loaded by a run that installs nothing.</summary>
internal sealed class LazyPackageInstaller(string scheme, Func<IPackageInstaller> create) : IPackageInstaller
{
    private readonly Lazy<IPackageInstaller> _installer = new(create);

    public bool CanInstall(PackageReference package, PackageType type) =>
        string.Equals(package.Scheme, scheme, StringComparison.OrdinalIgnoreCase) && _installer.Value.CanInstall(package, type);

    public IReadOnlyCollection<IFile> Install(PackageReference package, PackageType type, DirectoryPath path) =>
        _installer.Value.Install(package, type, path);
}
