using System.Text.Json.Nodes;
using Dobos.Environments;
using Dobos.Releases;
using Dobos.Services;

namespace Dobos.Deploying;

/// <summary>Makes of a published release and an environment what its chart is given.</summary>
public static class DeploymentComposer
{
    /// <param name="service">The service as this checkout describes it.</param>
    /// <param name="release">What was published of it.</param>
    /// <param name="commit">What it was built of.</param>
    /// <param name="environment">Where it goes.</param>
    /// <param name="registry">The address by which the cluster knows the registry.</param>
    public static Deployment Compose(Service service, Published release, string commit, EnvironmentContext environment, string registry)
    {
        var secret = ServiceSecret.Of(service.Name, environment.Namespace, service.Secrets.ToDictionary(one => one.Value, one => environment.Secret(one.Key)));
        JsonObject values = new()
        {
            ["image"] = new JsonObject { ["repository"] = $"{registry}/{ReleaseNames.Image(service.Name)}", ["digest"] = release.Image.Value },
            ["version"] = release.Version,
            ["commit"] = commit,
            ["ingress"] = new JsonObject { ["host"] = HostOf(service.Name, environment) },
        };
        if (secret is not null)
            values["secret"] = new JsonObject { ["name"] = secret.Name };
        foreach (var (name, path) in service.Settings)
            Set(values, path.Split('.'), environment.Setting(name));

        return new(service, release, commit, values, secret);
    }

    /// <summary>Each service has a host of its own below the environment's.</summary>
    public static string HostOf(string service, EnvironmentContext environment) => $"{service}.{environment.Host}";

    private static void Set(JsonObject values, ReadOnlySpan<string> path, string value)
    {
        if (path is [var last])
            values[last] = value;
        else
            Set((JsonObject)(values[path[0]] ??= new JsonObject()), path[1..], value);
    }
}
