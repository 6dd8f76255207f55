using System.Text.Json.Nodes;

namespace Dobos.Offline.Tests.Clusters;

/// <summary>The least that each kind needs.</summary>
internal static class Samples
{
    public static JsonObject Deployment(string name = "web") => Json.Object("""
        {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"NAME","labels":{"app":"web"}},"spec":{"replicas":2,"selector":{"matchLabels":{"app":"web"}},
         "template":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"name":"web","image":"example/web:1","ports":[{"containerPort":8080}],"env":[{"name":"VERSION","value":"a"}]}]}}}}
        """.Replace("NAME", name, StringComparison.Ordinal));

    public static JsonObject Pod(string name = "web") => Json.Object("""{"metadata":{"name":"NAME"},"spec":{"containers":[{"name":"web","image":"example/web"}]}}""".Replace("NAME", name, StringComparison.Ordinal));

    public static JsonObject Service() => Json.Object("""{"metadata":{"name":"web"},"spec":{"selector":{"app":"web"},"ports":[{"port":80,"targetPort":8080}]}}""");

    public static JsonObject Job() => Json.Object("""
        {"metadata":{"name":"once"},"spec":{"backoffLimit":0,"template":{"spec":{"restartPolicy":"Never","containers":[{"name":"j","image":"example/busybox:1"}]}}}}
        """);
}
