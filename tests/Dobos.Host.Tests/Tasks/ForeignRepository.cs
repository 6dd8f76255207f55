namespace Dobos.Host.Tests.Tasks;

/// <summary>A repository that knows nothing of the suite but for the service.json of its one service.</summary>
internal sealed class ForeignRepository : IDisposable
{
    internal ForeignRepository()
    {
        Host.Write("src/shop/service.json", """
            {
              "name": "shop", "version": "1.0", "project": "shop.csproj", "tests": ["../../checks/Shop.Checks.csproj"], "chart": "../../charts/shop",
              "image": { "builder": "engineless" }, "smoke": [{ "path": "/ping", "status": 200 }], "goesBack": true
            }
            """);
        Host.Write("charts/shop/Chart.yaml", "");
        Host.Write("src/shop/shop.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        Host.Write("checks/Shop.Checks.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <NoWarn>NU1603</NoWarn>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="..\src\shop\shop.csproj" />
                <PackageReference Include="coverlet.collector" Version="8.0.1" />
                <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.11.0" />
                <PackageReference Include="NUnit" Version="5.0.0" />
                <PackageReference Include="NUnit3TestAdapter" Version="6.3.1" />
              </ItemGroup>
            </Project>
            """);
        Price("21 + 21");
        Checks("[Test] public void Passes() => Assert.That(Shop.Price, Is.EqualTo(42));", "[Test, Ignore(\"no till on this machine\")] public void Skips() { }");
    }

    internal HostProcess Host { get; } = new();

    internal void Price(string expression) => Host.Write("src/shop/Shop.cs", $"public static class Shop {{ public static int Price => {expression}; }}");

    internal void Checks(params string[] tests) => Host.Write("checks/Checks.cs", $"using NUnit.Framework;\npublic class Checks\n{{\n{string.Join('\n', tests)}\n}}\n");

    public void Dispose() => Host.Dispose();
}
