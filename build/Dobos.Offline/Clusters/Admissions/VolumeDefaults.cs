using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Admissions;

internal static class VolumeDefaults
{
    private const int ReadByAll = 420;

    private static readonly string[] Files = ["secret", "configMap", "downwardAPI", "projected"];

    public static void Fill(JsonObject volume)
    {
        if (volume.Count == 1)
            volume["emptyDir"] = new JsonObject();

        foreach (var source in Files.Select(name => volume.Part(name)).OfType<JsonObject>())
            source.Fill("defaultMode", ReadByAll);
        volume.Part("hostPath")?.Fill("type", "");
        FillFields(volume.Part("downwardAPI"));
        foreach (var source in volume.Part("projected").Items("sources"))
        {
            FillFields(source.Part("downwardAPI"));
            source.Part("serviceAccountToken")?.Fill("expirationSeconds", 3600);
        }
    }

    private static void FillFields(JsonObject? downward)
    {
        foreach (var field in downward.Items("items").Select(item => item.Part("fieldRef")).OfType<JsonObject>())
            field.Fill("apiVersion", "v1");
    }
}
