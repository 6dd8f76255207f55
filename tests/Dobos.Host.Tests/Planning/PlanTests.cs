using System.Security.Cryptography;
using System.Text.Json;
using Dobos.Host.Targets;

namespace Dobos.Host.Tests.Planning;

public sealed class PlanTests
{
    private readonly HostProcess _host = new();

    private static IEnumerable<string> Targets => TargetCatalog.OfHost().All.Select(target => target.Name);

    [TearDown]
    public void Stop()
    {
        _host.Dispose();
        if (Directory.Exists(Tools))
            Directory.Delete(Tools, recursive: true);
    }

    [TestCaseSource(nameof(Targets))]
    public void A_plan_changes_nothing_and_starts_no_process(string target)
    {
        _host.Write("artifacts/obj/x", "");
        _host.Write("src/readme.txt", "no service");
        var before = Hash();
        _host.Variables["PATH"] = Watched();

        var result = _host.Run("--target", target, "--plan=json");

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(JsonDocument.Parse(result.Output).RootElement.GetProperty("steps").EnumerateArray().Last().GetProperty("target").GetString(), Is.EqualTo(target));
        Assert.That(Hash(), Is.EqualTo(before));
        Assert.That(Started, Is.Empty);
    }

    private string Started => File.Exists(Record) ? File.ReadAllText(Record) : "";

    private string Tools => $"{_host.Root}.tools";

    private string Record => Path.Combine(Tools, "started");

    // A folder first on the PATH whose tools only write down that they were called.
    private string Watched()
    {
        Directory.CreateDirectory(Tools);
        foreach (var tool in (string[])["dotnet", "git", "helm", "kubectl", "docker", "npm", "az"])
        {
            var path = Path.Combine(Tools, tool);
            File.WriteAllText(path, $"#!/bin/sh\necho {tool} \"$@\" >>{Record}\n");
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return $"{Tools}:{Environment.GetEnvironmentVariable("PATH")}";
    }

    private string Hash() => Convert.ToHexString(SHA256.HashData(
        [.. Directory.EnumerateFiles(_host.Root, "*", SearchOption.AllDirectories).Order().SelectMany(file => (byte[])[.. System.Text.Encoding.UTF8.GetBytes(file), .. File.ReadAllBytes(file)])]));
}
