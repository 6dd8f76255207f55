using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Admissions;

internal static class AccessDefaults
{
    private const string Group = "rbac.authorization.k8s.io";

    public static void Fill(JsonObject binding)
    {
        if (binding.Part("roleRef") is { } role && role.Text("apiGroup") is null or "")
            role["apiGroup"] = Group;
        foreach (var subject in binding.Items("subjects").Where(subject => subject.Text("kind") is "User" or "Group" && subject.Text("apiGroup") is null or ""))
            subject["apiGroup"] = Group;
    }
}
