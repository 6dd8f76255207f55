namespace Dobos.Offline.Tests.Registries.Clients;

/// <summary>The SDK's own container support, which needs no engine.</summary>
public sealed class DotNetPublishTests
{
    private ServedRegistry _registry = null!;

    [SetUp]
    public async Task StartAsync() => _registry = await ServedRegistry.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _registry.DisposeAsync();

    [Test]
    public async Task An_image_is_built_upon_a_base_in_the_registry_and_pushed_there()
    {
        var image = await _registry.PushAsync("base/runtime", "10.0");
        var project = _registry.Folder("shop");
        await File.WriteAllTextAsync(Path.Combine(project, "Shop.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <UseAppHost>false</UseAppHost>
                <EnableSdkContainerSupport>true</EnableSdkContainerSupport>
                <ContainerBaseImage>{_registry.Host}/base/runtime:10.0</ContainerBaseImage>
                <ContainerRegistry>{_registry.Host}</ContainerRegistry>
                <ContainerRepository>calc/shop</ContainerRepository>
                <ContainerImageTag>1.4.57</ContainerImageTag>
              </PropertyGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(project, "Program.cs"), "System.Console.WriteLine(1);");
        await DotNet.RunAsync("publish", project, "-t:PublishContainer", "-nologo", "-nodeReuse:false", "-p:UseSharedCompilation=false");
        var manifest = await _registry.JsonAsync("/v2/calc/shop/manifests/1.4.57");
        var layers = manifest["layers"]!.AsArray().Select(layer => layer!["digest"]!.GetValue<string>()).ToList();
        Assert.That((layers[0], layers.Count), Is.EqualTo((image.Layer, 2)));
    }

    // Credentials as docker keeps them, in a folder that holds nothing else. What MSBuild hands on to its children is for the build that runs us.
    private Command DotNet => new(
        "dotnet",
        ("DOCKER_CONFIG", Path.GetDirectoryName(_registry.CredentialsFile())),
        ("MSBUILDDISABLENODEREUSE", "1"),
        ("MSBuildSDKsPath", null),
        ("MSBUILD_EXE_PATH", null));
}
