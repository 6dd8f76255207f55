using System.Text;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Admissions;

internal static class SecretDefaults
{
    /// <summary>What was written as text is kept as data, and goes before what data says.</summary>
    public static void Fill(JsonObject secret)
    {
        secret.Fill("type", "Opaque");
        if (secret.Part("stringData") is not { } texts)
            return;

        secret.Remove("stringData");
        foreach (var (key, value) in texts)
        {
            secret.Fill("data", new JsonObject());
            if (secret["data"] is JsonObject data)
                data[key] = Convert.ToBase64String(Encoding.UTF8.GetBytes(value.AsText() ?? ""));
        }
    }
}
