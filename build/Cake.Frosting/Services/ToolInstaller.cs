using Cake.Core.Packaging;

namespace Cake.Frosting.Services;

internal sealed class ToolInstaller(Core.Tooling.IToolInstaller installer) : IToolInstaller
{
    // The engine's installer works while its answer is read, and not before.
    public void Install(PackageReference tool)
    {
        foreach (var _ in installer.Install(tool))
        {
        }
    }
}
