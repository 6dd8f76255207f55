using System.Security;
using Dobos.Checkouts;

namespace Dobos.Builds;

/// <summary>
/// A project that stands for a whole set, so that one call restores or builds them all. It lists where the results are,
/// which only MSBuild knows: a repository puts them where it likes.
/// </summary>
internal sealed class Traversal(Checkout checkout, ProjectSet set)
{
    public string File => Path.Combine(Folder, $"{set.Key}.proj");

    public string Restored => Path.Combine(Folder, $"{set.Key}.restored");

    public string Built => Path.Combine(Folder, $"{set.Key}.built");

    private string Folder => Path.Combine(checkout.Artifacts, "dotnet");

    private string Probe => Path.Combine(Folder, "probe.targets");

    public void Write()
    {
        Directory.CreateDirectory(Folder);
        WriteChanged(Probe, ProbeText);
        WriteChanged(File, Text);
    }

    internal string Text => $"""
        <Project DefaultTargets="Build">
          <PropertyGroup>
            <RestoreGraphProjectInput>{string.Join(';', set.Projects.Select(SecurityElement.Escape))}</RestoreGraphProjectInput>
            <Probed>CustomAfterMicrosoftCommonTargets={Escaped(Probe)};CustomAfterMicrosoftCommonCrossTargetingTargets={Escaped(Probe)}</Probed>
          </PropertyGroup>
          <ItemGroup>
            <Member Include="$(RestoreGraphProjectInput)" />
          </ItemGroup>
          <Target Name="Build">
            <MSBuild Projects="@(Member)" Targets="Build" BuildInParallel="true">
              <Output TaskParameter="TargetOutputs" ItemName="Result" />
            </MSBuild>
            <!-- A project of several frameworks returns nothing itself. -->
            <MSBuild Projects="@(Member)" Targets="GetTargetFrameworks" BuildInParallel="true" SkipNonexistentTargets="true">
              <Output TaskParameter="TargetOutputs" ItemName="Built" />
            </MSBuild>
            <ItemGroup>
              <Inner Include="%(Built.TargetFrameworks)" Condition="'%(Built.HasSingleTargetFramework)' == 'false'">
                <Source>%(Built.MSBuildSourceProjectFile)</Source>
              </Inner>
            </ItemGroup>
            <MSBuild Projects="%(Inner.Source)" Targets="GetTargetPath" Properties="TargetFramework=%(Inner.Identity)" Condition="'@(Inner)' != ''">
              <Output TaskParameter="TargetOutputs" ItemName="Result" />
            </MSBuild>
            <WriteLinesToFile File="{Escaped(Built)}" Lines="@(Result->'%(FullPath)')" Overwrite="true" />
          </Target>
          <Import Project="$(MSBuildToolsPath)/NuGet.targets" />
          <Target Name="ListRestored" AfterTargets="Restore">
            <MSBuild Projects="@(Member)" Targets="DobosListRestored" BuildInParallel="true" Properties="$(Probed)">
              <Output TaskParameter="TargetOutputs" ItemName="Assets" />
            </MSBuild>
            <WriteLinesToFile File="{Escaped(Restored)}" Lines="@(Assets)" Overwrite="true" />
          </Target>
        </Project>

        """;

    private const string ProbeText = """
        <Project>
          <Target Name="DobosListRestored" Returns="@(DobosAssets->'%(FullPath)')">
            <ItemGroup>
              <DobosAssets Include="$(MSBuildProjectExtensionsPath)project.assets.json;$(MSBuildProjectExtensionsPath)project.nuget.cache" />
            </ItemGroup>
          </Target>
        </Project>

        """;

    private static string? Escaped(string path) => SecurityElement.Escape(path);

    // A file that is written again unchanged would look newer than what was built from it.
    private static void WriteChanged(string file, string text)
    {
        if (!System.IO.File.Exists(file) || System.IO.File.ReadAllText(file) != text)
            System.IO.File.WriteAllText(file, text);
    }
}
