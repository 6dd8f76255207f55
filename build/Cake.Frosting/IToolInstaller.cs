using Cake.Core.Packaging;

namespace Cake.Frosting;

/// <summary>Installs the tools that the host was told of, before the first task.</summary>
public interface IToolInstaller
{
    void Install(PackageReference tool);
}
