using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Dobos.Offline.Files;

namespace Dobos.Offline.Clusters.Access;

/// <summary>The bearer tokens of one cluster, each in a file for its owner's eyes; made when first asked for.</summary>
internal sealed partial class ClusterTokens
{
    private const string Suffix = ".token";

    private readonly Lock _gate = new();
    private readonly string _folder;
    private readonly Dictionary<ClusterUser, byte[]> _hashes = [];

    private ClusterTokens(string folder) => _folder = folder;

    /// <summary>The namespaces that have a deployer.</summary>
    public IReadOnlyList<string> Deployers { get; private init; } = [];

    public static ClusterTokens Open(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "deployers"));
        ClusterTokens tokens = new(folder)
        {
            Deployers = [.. Directory.EnumerateFiles(Path.Combine(folder, "deployers"), $"*{Suffix}").Select(file => Path.GetFileNameWithoutExtension(file)).Where(IsNamespace).Order(StringComparer.Ordinal)],
        };
        foreach (var user in tokens.Deployers.Select(ClusterUser.DeployerOf).Append(ClusterUser.Admin))
            _ = tokens.Of(user);

        return tokens;
    }

    public static bool IsNamespace(string text) => Namespace().IsMatch(text);

    public string Of(ClusterUser user)
    {
        lock (_gate)
        {
            var token = ReadOrMake(Path.Combine(_folder, user.OnlyNamespace is { } own ? $"deployers/{own}{Suffix}" : $"admin{Suffix}"));
            _hashes[user] = Hash(token);
            return token;
        }
    }

    /// <summary>Whose token this is. All are compared, and hashes of one length, so that the time tells nothing.</summary>
    public ClusterUser? UserOf(string token)
    {
        var shown = Hash(token);
        ClusterUser? found = null;
        lock (_gate)
        {
            foreach (var (user, hash) in _hashes)
            {
                if (CryptographicOperations.FixedTimeEquals(shown, hash))
                    found = user;
            }
        }

        return found;
    }

    private static string ReadOrMake(string file)
    {
        // After a power cut a file may be there and be empty; no token at all must open nothing.
        if (File.Exists(file) && File.ReadAllText(file).Trim() is not "" and var kept)
            return kept;

        var made = RandomNumberGenerator.GetHexString(48, lowercase: true);
        OwnerFile.Write(file, made);
        return made;
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\z")]
    private static partial Regex Namespace();
}
