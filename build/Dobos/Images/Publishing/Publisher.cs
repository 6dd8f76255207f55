using System.Security;
using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.MSBuild;
using Cake.Core;
using Dobos.Builds;
using Dobos.Checkouts;

namespace Dobos.Images.Publishing;

/// <summary>Publishes built services, all in one call, each into its folder: what the tests ran is what goes into the image.</summary>
internal sealed class Publisher(ICakeContext cake, Checkout checkout)
{
    private const int FewProjects = 6;

    public void Publish(IReadOnlyCollection<(string Project, string Folder)> projects, CancellationToken cancellation)
    {
        foreach (var (_, folder) in projects.Where(one => Directory.Exists(one.Folder)))
            Directory.Delete(folder, recursive: true);
        var file = Path.Combine(checkout.Artifacts, "dotnet", "publish.proj");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, Text(projects));
        try
        {
            cake.DotNetMSBuild(file, Settings(projects.Count));
        }
        catch (CakeException e)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new PublishFailedException("The services could not be published (MSBuild's errors are above); no image was built.", e);
        }

        cancellation.ThrowIfCancellationRequested();
    }

    // Nothing is compiled: of a few services all are copied before a second node of MSBuild would have started.
    private static DotNetMSBuildSettings Settings(int projects) => new()
    {
        NoLogo = true,
        Verbosity = DotNetVerbosity.Minimal,
        MaxCpuCount = projects <= FewProjects ? 1 : 0,
        NodeReuse = false,
        EnvironmentVariables = { ["DOTNET_TieredPGO"] = "0", ["DOTNET_gcConcurrent"] = "0" },
    };

    private static string Text(IEnumerable<(string Project, string Folder)> projects) => $"""
        <Project DefaultTargets="Publish">
          <ItemGroup>
        {string.Join('\n', projects.Select(one => $"""
                <Member Include="{SecurityElement.Escape(one.Project)}" AdditionalProperties="PublishDir={SecurityElement.Escape(one.Folder)}/" />
            """))}
          </ItemGroup>
          <Target Name="Publish">
            <MSBuild Projects="@(Member)" Targets="Publish" BuildInParallel="true" Properties="{Properties}" />
          </Target>
        </Project>

        """;

    // Portable: one publication fits every platform. Symbols are for those who debug, documentation for those who program.
    private static string Properties => string.Join(';', (string[])
    [
        $"Configuration={Builder.Configuration}", "NoBuild=true", "UseAppHost=false", "SelfContained=false", "PublishSingleFile=false",
        "CopyOutputSymbolsToPublishDirectory=false", "PublishDocumentationFiles=false",
    ]);
}
