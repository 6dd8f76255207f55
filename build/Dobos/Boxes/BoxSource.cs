using System.Security.Cryptography;
using System.Text;
using Dobos.Checkouts;

namespace Dobos.Boxes;

/// <summary>What the box is compiled from.</summary>
internal sealed class BoxSource(Checkout checkout)
{
    private static readonly string[] Settings = ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "BannedSymbols.txt"];

    public string Project => Path.Combine(checkout.Build, "Dobos.Offline", "Dobos.Offline.csproj");

    /// <summary>A name for exactly this source.</summary>
    public string Name()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Files().Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{checkout.Shown(file)}\n"));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private IEnumerable<string> Files() =>
        Settings.Select(name => Path.Combine(checkout.Build, name)).Append(Path.Combine(checkout.Root, "global.json")).Where(File.Exists)
            .Concat(Directory.EnumerateFiles(Path.GetDirectoryName(Project)!, "*", SearchOption.AllDirectories).Where(IsCode));

    private static bool IsCode(string file) => Path.GetExtension(file) is ".cs" or ".csproj" or ".json";
}
