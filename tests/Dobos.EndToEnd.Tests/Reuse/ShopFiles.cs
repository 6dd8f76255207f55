namespace Dobos.EndToEnd.Tests.Reuse;

/// <summary>One service as somebody else may have it: sources, tests and props to their own taste.</summary>
internal static class ShopFiles
{
    internal const string Price = "src/Shop/Price.cs";

    /// <summary>A variable that names a file: the tests then start what outlives its parent, say so in the file, and wait.</summary>
    internal const string Waits = "SHOP_WAITS";

    internal static Dictionary<string, string> All { get; } = new()
    {
        // None of this may reach build/: it would not compile, and would look for its packages elsewhere.
        ["Directory.Build.props"] = """
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <LangVersion>7.3</LangVersion>
                <BaseIntermediateOutputPath>$(MSBuildThisFileDirectory)out/obj/$(MSBuildProjectName)/</BaseIntermediateOutputPath>
                <BaseOutputPath>$(MSBuildThisFileDirectory)out/bin/$(MSBuildProjectName)/</BaseOutputPath>
              </PropertyGroup>
            </Project>
            """,
        ["Directory.Build.targets"] = """
            <Project>
              <Target Name="Ours" BeforeTargets="CoreCompile">
                <Error Condition="!$(MSBuildProjectName.StartsWith('Shop'))" Text="These targets are the shop's own." />
              </Target>
            </Project>
            """,
        ["Directory.Packages.props"] = """
            <Project>
              <PropertyGroup>
                <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
              </PropertyGroup>
            </Project>
            """,
        ["Directory.Build.rsp"] = "-property:DefineConstants=SHOP",
        [".gitignore"] = "artifacts/\nout/\n",
        ["src/Shop/service.json"] = """
            {
              "$schema": "../../build/service.schema.json",
              "name": "shop",
              "version": "2.3",
              "project": "Shop.csproj",
              "tests": ["../../checks/Shop.Checks.csproj"],
              "chart": "../../charts/shop",
              "image": { "builder": "engineless", "dockerfile": "Dockerfile" },
              "smoke": [{ "path": "/price", "status": 200 }],
              "goesBack": true
            }
            """,
        ["src/Shop/Shop.csproj"] = """<Project Sdk="Microsoft.NET.Sdk.Web" />""",
        ["src/Shop/Program.cs"] = """
            using System;
            using Microsoft.AspNetCore.Builder;

            namespace Shop
            {
                public static class Program
                {
                    public static void Main(string[] arguments)
                    {
                        var application = WebApplication.CreateBuilder(arguments).Build();
                        application.MapGet("/price", new Func<int>(() => Price.Of(6, 7)));
                        application.Run();
                    }
                }
            }

            """,
        [Price] = PriceBy("pieces * each"),
        ["src/Shop/Dockerfile"] = """
            ARG RUNTIME_IMAGE
            ARG SDK_IMAGE

            FROM ${SDK_IMAGE} AS publish
            WORKDIR /repository
            COPY . .
            RUN dotnet publish src/Shop --output /publish

            FROM ${RUNTIME_IMAGE} AS final
            ARG APP_UID=1654
            WORKDIR /app
            COPY --from=publish /publish .
            USER ${APP_UID}
            ENTRYPOINT ["dotnet", "Shop.dll"]

            """,
        ["checks/Shop.Checks.csproj"] = """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <NoWarn>NU1603</NoWarn>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="..\src\Shop\Shop.csproj" />
                <PackageReference Include="coverlet.collector" Version="8.0.1" />
                <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.11.0" />
                <PackageReference Include="NUnit" Version="5.0.0" />
                <PackageReference Include="NUnit3TestAdapter" Version="6.3.1" />
              </ItemGroup>
            </Project>
            """,
        ["checks/PriceChecks.cs"] = $$"""
            using System;
            using System.Diagnostics;
            using System.IO;
            using System.Threading;
            using NUnit.Framework;

            namespace Shop.Checks
            {
                public class PriceChecks
                {
                    [Test]
                    public void Six_pieces_at_seven_are_42()
                    {
                        Assert.That(Price.Of(6, 7), Is.EqualTo(42));
                    }

                    [Test]
                    public void Waits_where_it_is_told_to()
                    {
                        var file = Environment.GetEnvironmentVariable("{{Waits}}");
                        if (file == null)
                        {
                            return;
                        }

                        using (var shell = Process.Start("/bin/sh", "-c \"setsid sleep 600 & trap '' TERM INT\""))
                        {
                            shell.WaitForExit();
                        }

                        File.WriteAllText(file + ".part", Environment.ProcessId.ToString());
                        File.Move(file + ".part", file);
                        new ManualResetEvent(false).WaitOne(TimeSpan.FromMinutes(10));
                    }
                }
            }

            """,
    };

    internal static string PriceBy(string expression) => $$"""
        namespace Shop
        {
            public static class Price
            {
                public static int Of(int pieces, int each)
                {
                    return {{expression}};
                }
            }
        }

        """;
}
