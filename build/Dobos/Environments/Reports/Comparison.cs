using System.Security.Cryptography;
using System.Text;
using Dobos.Environments.Vaults;

namespace Dobos.Environments.Reports;

/// <summary>What one environment has and another lacks or has otherwise. Two secrets are compared by a hash whose key is thrown away.</summary>
public sealed class Comparison(VaultReading left, VaultReading right)
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public VaultReading Left => left;

    public VaultReading Right => right;

    public IReadOnlyList<ComparedValue> Values() =>
    [
        .. Wanted(left).Concat(Wanted(right))
            .DistinctBy(name => name.Name, StringComparer.OrdinalIgnoreCase)
            .OrderBy(name => name.Name, StringComparer.OrdinalIgnoreCase)
            .Select(Compare),
    ];

    private static IEnumerable<VaultName> Wanted(VaultReading reading) =>
        reading.Entries.Select(entry => new VaultName(entry.Name, entry.Kind)).Concat(reading.Gaps.Select(gap => gap.Wanted));

    private ComparedValue Compare(VaultName name)
    {
        var (one, other) = (Side(left, name.Name), Side(right, name.Name));
        return new(name.Name, name.Kind, Result(one.Entry, other.Entry), one.Shown, other.Shown);
    }

    private static ComparedSide Side(VaultReading reading, string name) => new(
        reading.Entries.FirstOrDefault(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase)),
        reading.Gaps.FirstOrDefault(gap => gap.Name.Equals(name, StringComparison.OrdinalIgnoreCase)));

    private ComparisonResult Result(VaultEntry? one, VaultEntry? other) => (one, other) switch
    {
        (null, null) => ComparisonResult.InNeither,
        (_, null) => ComparisonResult.OnlyLeft,
        (null, _) => ComparisonResult.OnlyRight,
        _ => Hash(one).SequenceEqual(Hash(other)) ? ComparisonResult.Equal : ComparisonResult.Different,
    };

    private byte[] Hash(VaultEntry entry) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(entry.Value.Reveal()));

    private sealed record ComparedSide(VaultEntry? Entry, VaultGap? Gap)
    {
        public string Shown => Entry?.Shown ?? Gap?.Fault ?? "is not asked for";
    }
}
