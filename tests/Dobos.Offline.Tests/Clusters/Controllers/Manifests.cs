namespace Dobos.Offline.Tests.Clusters.Controllers;

/// <summary>What clients send, as they write it.</summary>
internal static class Manifests
{
    public static string Deployment(int replicas = 3, string image = "web:1", string more = "") => $$"""
        {
          "metadata": { "name": "web", "labels": { "app": "web" } },
          "spec": {
            "replicas": {{replicas}},
            "selector": { "matchLabels": { "app": "web" } },
            "template": {
              "metadata": { "labels": { "app": "web" } },
              "spec": { "containers": [ { "name": "web", "image": "{{image}}", "ports": [ { "name": "http", "containerPort": 8080 } ] } ] }
            }
            {{(more.Length == 0 ? "" : ", " + more)}}
          }
        }
        """;

    public const string Service = """
        { "metadata": { "name": "web" }, "spec": { "selector": { "app": "web" }, "ports": [ { "name": "http", "port": 80, "targetPort": "http" } ] } }
        """;
}
