using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Dobos.Secrets;

namespace Dobos.Deploying;

/// <summary>A service's secrets as one immutable Secret. Its name follows from what is in it, so that another value is another deploy and an old revision still finds its own.</summary>
public sealed class ServiceSecret
{
    // The name is seen by many. It is made slow to try out what might be behind it.
    private const int Rounds = 200_000;

    private readonly SortedDictionary<string, Secret> _values = new(StringComparer.Ordinal);

    private ServiceSecret(string service, string inNamespace, IReadOnlyDictionary<string, Secret> values)
    {
        foreach (var (name, value) in values)
            _values[name] = value;
        Name = $"{service}-{Hash($"{inNamespace}/{service}")}";
        Service = service;
    }

    public string Name { get; }

    public string Service { get; }

    /// <summary>Null where there are none.</summary>
    public static ServiceSecret? Of(string service, string inNamespace, IReadOnlyDictionary<string, Secret> values) => values.Count == 0 ? null : new(service, inNamespace, values);

    /// <summary>The manifest, with the values in it: for standard input alone.</summary>
    public JsonObject Reveal() => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "Secret",
        ["metadata"] = new JsonObject { ["name"] = Name, ["labels"] = new JsonObject { ["dobos/service"] = Service } },
        ["type"] = "Opaque",
        ["immutable"] = true,
        ["data"] = new JsonObject(_values.Select(value => KeyValuePair.Create(value.Key, (JsonNode?)Convert.ToBase64String(Encoding.UTF8.GetBytes(value.Value.Reveal()))))),
    };

    private string Hash(string salt)
    {
        var content = Encoding.UTF8.GetBytes(string.Concat(_values.Select(value => $"{value.Key.Length}:{value.Key}{value.Value.Reveal().Length}:{value.Value.Reveal()}")));
        return Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(content, Encoding.UTF8.GetBytes(salt), Rounds, HashAlgorithmName.SHA256, 10));
    }
}
