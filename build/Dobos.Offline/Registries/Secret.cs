using System.Security.Cryptography;
using System.Text;

namespace Dobos.Offline.Registries;

/// <summary>Comparison that takes the same time wherever two secrets differ.</summary>
internal static class Secret
{
    public static bool Equal(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
