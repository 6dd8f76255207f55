using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Admissions;

internal static class IngressChecks
{
    public static void Check(Faults faults, JsonObject? before, JsonObject now)
    {
        var spec = now.Part("spec");
        if (spec.Part("defaultBackend") is { } backend)
            CheckBackend(faults, "spec.defaultBackend", backend);
        else if (!spec.Items("rules").Any())
            faults.Invalid("spec", spec ?? [], "either `defaultBackend` or `rules` must be specified");

        foreach (var (rule, index) in spec.Items("rules").Select((rule, index) => (rule, index)))
        {
            CheckHost(faults, $"spec.rules[{index}].host", rule.Text("host") ?? "");
            foreach (var (path, number) in rule.Part("http").Items("paths").Select((path, number) => (path, number)))
                CheckPath(faults, $"spec.rules[{index}].http.paths[{number}]", path);
            if (rule.Part("http") is { } http && !http.Items("paths").Any())
                faults.Required($"spec.rules[{index}].http.paths");
        }
    }

    private static void CheckHost(Faults faults, string field, string host)
    {
        if (host.Length > 0 && Names.Subdomain(host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host) is { } why)
            faults.Invalid(field, host, why);
    }

    private static void CheckPath(Faults faults, string field, JsonObject path)
    {
        if (path.Text("pathType") is null or "")
            faults.Required($"{field}.pathType", "pathType must be specified");
        else
            faults.OneOf($"{field}.pathType", path["pathType"], "Exact", "ImplementationSpecific", "Prefix");
        var needsPath = path.Text("pathType") is "Exact" or "Prefix";
        if (path.Text("path") is { } text ? !text.StartsWith('/') && (needsPath || text.Length > 0) : needsPath)
            faults.Invalid($"{field}.path", path.Text("path") ?? "", "must be an absolute path");
        CheckBackend(faults, $"{field}.backend", path.Part("backend"));
    }

    private static void CheckBackend(Faults faults, string field, JsonObject? backend)
    {
        if (backend.Part("service") is not { } service)
        {
            if (backend?["resource"] is null)
                faults.Required(field, "port name or number is required");
            return;
        }

        if (service.Text("name") is not { Length: > 0 } name)
            faults.Required($"{field}.service.name");
        else if (Names.Service(name) is { } why)
            faults.Invalid($"{field}.service.name", name, why);
        if (service.Part("port").Text("name") is null or "" && service.Part("port").Number("number") is null or 0)
            faults.Required(field, "port name or number is required");
        ContainerChecks.Port(faults, $"{field}.service.port.number", service.Part("port")?["number"] is { } number && number.AsNumber() != 0 ? number : null);
    }
}
